"""The two Timeline buttons: below a reply, and below an answer to `/claims figures`."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from handlers.buttons import pressed
from handlers.listening import Ears
from handlers.say import report, results
from handlers.scopes import seen_by
from handlers.timelines import finding
from handlers.timelines.words import view
from store.work.queue import Drawing

Body = dict[str, Any]


def register(app: App, ears: Ears) -> None:
    app.action(report.TIMELINE)(partial(timeline_of_article, ears=ears))
    app.action(results.TIMELINE)(partial(timeline_of_question, ears=ears))


def timeline_of_article(ack: Ack, body: Body, client: WebClient, ears: Ears) -> None:
    """A worker draws it and puts it in the thread; where the app cannot post, it is a modal."""
    article_id = pressed.number(pressed.value(body))
    asked = Drawing(_team(body), _channel(body), article_id, _user(body))
    if (body.get("container") or {}).get("is_ephemeral"):
        ack()
        shown = finding.of_article(asked.article_id, asked.team, asked.channel, ears.store)
        client.views_open(trigger_id=body["trigger_id"], view=view(shown))
        return
    ears.queue.draw(asked, pressed=str(body["actions"][0]["action_ts"]))
    ack()


def timeline_of_question(ack: Ack, body: Body, client: WebClient, ears: Ears) -> None:
    """A modal that only whoever asked sees: it may show what their private channels hold."""
    ack()
    asked = pressed.question(pressed.value(body)).text
    lookups = ears.lookups(_team(body))
    scope = seen_by(_team(body), _channel(body), _user(body), ears.store, lookups)
    shown = finding.of_question(asked, scope, ears.store)
    client.views_open(trigger_id=body["trigger_id"], view=view(shown))


def _team(body: Body) -> str:
    return str((body.get("team") or {}).get("id") or "")


def _channel(body: Body) -> str:
    return str(body["channel"]["id"])


def _user(body: Body) -> str:
    return str(body["user"]["id"])
