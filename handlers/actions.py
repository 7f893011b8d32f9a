"""Actions: the buttons under replies, in modals and under answers."""

import json
from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from handlers import checking
from handlers.answering import answer
from handlers.listening import Ears
from handlers.say import everything, phrases, report, results
from handlers.scopes import seen_by, seen_in
from store import articles

Body = dict[str, Any]


def register(app: App, ears: Ears) -> None:
    app.action(report.SHOW_ALL)(partial(show_all, ears=ears))
    for way in ("back", "on"):
        app.action(f"{everything.TURN_PAGE}_{way}")(partial(turn_page, ears=ears))
        app.action(f"{results.TURN}_{way}")(partial(turn_results, ears=ears))
    app.action(results.SHARE)(partial(share_results, ears=ears))


def show_all(ack: Ack, body: Body, client: WebClient, ears: Ears) -> None:
    """All claims of an article, in a modal that only whoever pressed sees."""
    ack()
    view = _page(body, str(body["channel"]["id"]), ears)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def turn_page(ack: Ack, body: Body, client: WebClient, ears: Ears) -> None:
    ack()
    view = _page(body, str(body["view"]["private_metadata"]), ears)
    client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)


def turn_results(ack: Ack, body: Body, respond: Any, ears: Ears) -> None:
    ack()
    asked = _value(body)
    channel, user = body["channel"]["id"], body["user"]["id"]
    scope = seen_by(_team(body), channel, user, ears.store, ears.lookups(_team(body)))
    found = answer(asked["asked"], scope, ears.store, page=asked["page"])
    respond(response_type="ephemeral", replace_original=True, **results.message(found))


def share_results(ack: Ack, body: Body, respond: Any, ears: Ears) -> None:
    """The same question answered anew, with only what everybody in the channel may see."""
    ack()
    asked = _value(body)
    found = answer(
        asked["asked"], seen_in(_team(body), body["channel"]["id"]), ears.store, page=asked["page"]
    )
    said = results.message(found, shared=True)
    respond(response_type="in_channel", replace_original=False, unfurl_links=False, **said)


def _page(body: Body, channel: str, ears: Ears) -> dict[str, Any]:
    """One page of an article's claims, if the article may be seen in this channel."""
    article_id, _, page = str(body["actions"][0]["value"]).partition(":")
    with ears.store.reading() as session:
        filed = articles.load(session, int(article_id))
    if filed is None or filed.origin.team != _team(body):
        return everything.nothing(phrases.GONE)
    if filed.origin.scope not in ("", channel):
        return everything.nothing(phrases.GONE)
    shown = checking.report(filed.id, ears.store)
    return everything.view(shown, page=int(page), channel=channel)


def _team(body: Body) -> str:
    return str((body.get("team") or {}).get("id") or "")


def _value(body: Body) -> Body:
    return dict(json.loads(body["actions"][0]["value"]))
