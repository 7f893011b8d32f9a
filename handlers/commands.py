"""The slash command `/claims`: an answer that only whoever asked can see."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers.answering import answer
from handlers.listening import Ears
from handlers.say import results
from handlers.scopes import seen_by

CLAIMS = "/claims"


def register(app: App, ears: Ears) -> None:
    app.command(CLAIMS)(partial(claims_asked, ears=ears))


def claims_asked(ack: Ack, command: dict[str, Any], ears: Ears) -> None:
    scope = seen_by(
        command["team_id"], command["channel_id"], command["user_id"], ears.store, ears.lookups
    )
    found = answer(command.get("text") or "", scope, ears.store)
    ack(response_type="ephemeral", **results.message(found))
