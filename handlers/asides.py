"""Buttons of a reply that open more about its article, for whoever pressed and nobody else."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from claims.comparing.same_statement import gather
from handlers.listening import Ears
from handlers.say import everything, phrases, report, wordings_view
from store import articles, relations
from store.articles import Filed

Body = dict[str, Any]


def register(app: App, ears: Ears) -> None:
    app.action(report.WORDINGS)(partial(wordings, ears=ears))


def wordings(ack: Ack, body: Body, client: WebClient, ears: Ears) -> None:
    """Every statement that is on file in other words, filed earlier or later."""
    ack()
    filed = _pressed(body, ears)
    view = everything.nothing(phrases.GONE) if filed is None else _wordings(filed, ears)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def _wordings(filed: Filed, ears: Ears) -> Body:
    with ears.store.reading() as session:
        pairs = relations.of_statements(session, filed.id, filed.origin.seen_by)
    return wordings_view.view([one for one in gather(pairs) if one.differs], filed.id)


def _pressed(body: Body, ears: Ears) -> Filed | None:
    """The article of the reply, if it is on file and may be seen in this channel."""
    article_id, team = int(body["actions"][0]["value"]), (body.get("team") or {}).get("id")
    with ears.store.reading() as session:
        filed = articles.load(session, article_id)
    if filed is None or filed.origin.team != team:
        return None
    return filed if filed.origin.scope in ("", body["channel"]["id"]) else None
