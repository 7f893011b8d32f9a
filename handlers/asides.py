"""Buttons of a reply that open more about its article, for whoever pressed and nobody else."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from claims.comparing.same_statement import gather
from handlers import pressed
from handlers.listening import Ears
from handlers.places import read_place
from handlers.say import everything, phrases, report, wordings_view
from handlers.scopes import seen_in
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
    place = read_place(body)
    scope = seen_in(place.team, place.channel, ears.store)
    with ears.store.reading() as session:
        filed = articles.load(session, pressed.number(pressed.value(body)))
    may_be_seen = filed is not None and scope.includes(filed.origin.team, filed.origin.scope)
    return filed if may_be_seen else None
