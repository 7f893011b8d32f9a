"""Actions: the buttons under replies, in modals and under answers."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from handlers.articles import checking
from handlers.buttons import pressed
from handlers.hearing import outsiders
from handlers.listening import Ears
from handlers.questions.answering import answer
from handlers.say import everything, phrases, report, results
from handlers.scopes import seen_alone, seen_by, seen_in
from store.filing import articles
from store.scope import Scope

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
    channel = str(body["channel"]["id"])
    view = _page(body, channel, seen_in(_team(body), channel, ears.store), ears)
    client.views_open(trigger_id=body["trigger_id"], view=view)


def turn_page(ack: Ack, body: Body, client: WebClient, ears: Ears) -> None:
    ack()
    channel = str(body["view"]["private_metadata"])
    team, user = _team(body), str(body["user"]["id"])
    scope = seen_alone(team, user, ears.store, ears.lookups(team), opened_in=channel)
    view = _page(body, channel, scope, ears)
    client.views_update(view_id=body["view"]["id"], hash=body["view"]["hash"], view=view)


def turn_results(ack: Ack, body: Body, respond: Any, ears: Ears) -> None:
    ack()
    asked = pressed.question(pressed.value(body))
    channel, user = body["channel"]["id"], body["user"]["id"]
    scope = seen_by(_team(body), channel, user, ears.store, ears.lookups(_team(body)))
    found = answer(asked.text, scope, ears.store, page=asked.page)
    respond(response_type="ephemeral", replace_original=True, **results.message(found))


def share_results(ack: Ack, body: Body, respond: Any, ears: Ears) -> None:
    """The same question answered anew, with only what everybody in the channel may see."""
    ack()
    if not outsiders.is_a_member(_team(body), body["channel"]["id"], ears.store):
        respond(response_type="ephemeral", replace_original=False, text=phrases.CANNOT_SHARE)
        return
    asked = pressed.question(pressed.value(body))
    scope = seen_in(_team(body), body["channel"]["id"], ears.store)
    found = answer(asked.text, scope, ears.store, page=asked.page)
    said = results.message(found, shared=True)
    respond(response_type="in_channel", replace_original=False, unfurl_links=False, **said)


def _page(body: Body, channel: str, scope: Scope, ears: Ears) -> dict[str, Any]:
    """One page of an article's claims, if the article may be seen."""
    article_id, _, page = pressed.value(body).partition(":")
    with ears.store.reading() as session:
        filed = articles.load(session, pressed.number(article_id))
    if filed is None or not scope.includes(filed.origin.team, filed.origin.scope):
        return everything.nothing(phrases.GONE)
    shown = checking.report(filed.id, ears.store)
    return everything.view(shown, page=pressed.number(page), channel=channel)


def _team(body: Body) -> str:
    return str((body.get("team") or {}).get("id") or "")
