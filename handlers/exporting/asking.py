"""`/claims export` and the buttons under an answer: written down, and done by a worker."""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers.buttons import pressed
from handlers.exporting.forms import FORMS
from handlers.listening import Ears
from handlers.places import read_place
from handlers.questions.asking import read_question
from handlers.questions.commands import Answered, Command
from handlers.say import results
from handlers.say.notes import note
from handlers.say.phrases import exports as said
from store.packing import exports

Body = dict[str, Any]


def register(app: App, ears: Ears) -> None:
    for form, action_id in results.EXPORTS.items():
        app.action(action_id)(partial(export_pressed, form=form, ears=ears))


def export_asked(asked: Command, ears: Ears) -> Answered:
    """`export csv by:peskov`: the form, then a question as any other."""
    form, _, question = asked.rest.strip().partition(" ")
    if form.lower() not in FORMS or question.strip().lower() == "help":
        return note(said.WHICH_FORM)
    unread = read_question(question).unread if question.strip() else ""
    if unread:
        return note(unread)
    _take(
        asked.team,
        asked.channel,
        asked.user,
        form.lower(),
        question.strip(),
        asked.response_url,
        ears,
    )
    return note(said.ON_ITS_WAY)


def export_pressed(ack: Ack, body: Body, respond: Any, form: str, ears: Ears) -> None:
    """What the answer above the button was to, as it is found now."""
    asked = pressed.question(pressed.value(body)).text
    place = read_place(body)
    user, response_url = str(body["user"]["id"]), str(body.get("response_url") or "")
    _take(place.team, place.channel, user, form, asked, response_url, ears)
    ack()
    respond(response_type="ephemeral", replace_original=False, **note(said.ON_ITS_WAY))


def _take(
    team: str, channel: str, user: str, form: str, question: str, response_url: str, ears: Ears
) -> None:
    """Write down what is asked for, and its job. Only after this may Slack be answered."""
    with ears.store.writing() as session:
        export = exports.ask(
            session,
            team=team,
            channel=channel,
            user=user,
            form=form,
            question=question,
            response_url=response_url,
            now=ears.now(),
        )
    ears.queue.export(export)
