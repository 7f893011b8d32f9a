"""The slash command `/claims`: an answer that only whoever asked can see."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers.listening import Ears
from handlers.questions.answering import answer
from handlers.say import results
from handlers.scopes import seen_by
from store.work.message import storable

CLAIMS = "/claims"


@dataclass(frozen=True, slots=True)
class Command:
    """What somebody typed after `/claims`, and where. `text` is as Slack sent it, with its marks.

    `trigger` opens a modal, once and within three seconds; `response_url` takes five more answers
    within half an hour.
    """

    team: str
    channel: str
    user: str
    text: str
    trigger: str
    response_url: str

    @property
    def verb(self) -> str:
        return self.text.split(maxsplit=1)[0].lower() if self.text.strip() else ""

    @property
    def rest(self) -> str:
        """What follows the first word."""
        return "".join(self.text.split(maxsplit=1)[1:])


# The `text` and `blocks` of an answer, or None when it was given in another way (a modal, say).
Answered = dict[str, Any] | None
Verb = Callable[[Command, Ears], Answered]

# First words that are no question about what is on file, with what each does: the route table.
Verbs = Mapping[str, Verb]


def register(app: App, ears: Ears, verbs: Verbs) -> None:
    app.command(CLAIMS)(partial(claims_asked, ears=ears, verbs=verbs))


def claims_asked(ack: Ack, command: dict[str, Any], ears: Ears, verbs: Verbs) -> None:
    asked = read_command(command)
    said = verbs.get(asked.verb, ask)(asked, ears)
    if said is None:
        ack()
    else:
        ack(response_type="ephemeral", **said)


def read_command(command: Mapping[str, Any]) -> Command:
    parts = ("team_id", "channel_id", "user_id", "text", "trigger_id", "response_url")
    return Command(*(storable(str(command.get(part) or "")) for part in parts))


def ask(asked: Command, ears: Ears) -> Answered:
    """Anything else is a question."""
    lookups = ears.lookups(asked.team)
    scope = seen_by(asked.team, asked.channel, asked.user, ears.store, lookups)
    return results.message(answer(asked.text, scope, ears.store))
