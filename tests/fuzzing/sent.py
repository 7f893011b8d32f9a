"""What Slack sends of what people write, press and fill in: messages, commands, forms."""

import json
import time
from functools import cache, partial

from atheris import FuzzedDataProvider

from bot import http, installing
from claims.finding import find_claims
from claims.model import Claim, Figure, Quote
from claims.reading import read_text
from handlers.buttons import pressed
from handlers.deleting.wishes import read_target
from handlers.hearing import markup, messages
from handlers.places import read_place
from handlers.questions.answering import answer
from handlers.questions.asking import read_question
from handlers.questions.commands import read_command
from handlers.reviewing import surfaces
from handlers.say import cards, claim_form, filled_in, people_form, results, settings_form
from store.database import Store, migrate, open_store
from store.scope import Scope
from store.work.message import storable
from tests.articles import BRIDGE_MORNING
from tests.exporting.filled import fill
from tests.fuzzing import odd, seeds
from tests.fuzzing.promises import with_sentence
from tests.slack.blocks import check_message

SECRET = b"secret"


def marked(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    found = {"text": text}
    markup.plain_text(found)
    for url in markup.links(found):
        assert url.lower().startswith("http"), url
        markup.same_page_key(url)
    read_target(text)


def event(content: bytes) -> None:
    event = odd.changed(FuzzedDataProvider(content), seeds.EVENT)
    if not isinstance(event, dict):
        return
    read_place({"event": event, "team_id": "T1"})
    markup.plain_text(event)
    markup.links(event)


def file_event(content: bytes) -> None:
    """The files of a message, which other apps may have put there."""
    event = odd.changed(FuzzedDataProvider(content), {"files": seeds.EVENT["files"]})
    if isinstance(event, dict):
        messages.files_of(event)


def command(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    asked = read_command({"text": text, "team_id": "T1"})
    read_question(asked.text)
    read_target(asked.rest)
    pressed.question(text)
    pressed.choice(text, ("a", "b"))
    pressed.number(text)
    cards.read_press(text)


@cache
def on_file() -> Store:
    store = open_store("sqlite://")
    migrate(store.engine)
    fill(store)
    return store


def question(content: bytes) -> None:
    asked = storable(content.decode("utf-8", "replace"))
    said = results.message(answer(asked, Scope("T1"), on_file()))
    wrong = check_message({"channel": "C1", **said})
    assert not wrong, wrong


def request(content: bytes) -> None:
    timestamp = str(int(time.time()))
    headers = {"x-slack-request-timestamp": timestamp}
    headers["x-slack-signature"] = http.sign(content, timestamp, SECRET)
    for kind in ("application/json", "application/x-www-form-urlencoded"):
        try:
            request = http.read_request(content, {**headers, "content-type": kind}, SECRET)
        except http.Refused:
            continue
        read_place(request.body)


def installed(content: bytes) -> None:
    data = FuzzedDataProvider(content)
    installing._read_query(odd.text(data))
    installing._read_cookie(odd.text(data))
    found = odd.changed(data, seeds.INSTALLED)
    if isinstance(found, dict):
        with_sentence(lambda: installing.read_installation(found, "B1"), installing.NotInstalledNow)


def form(content: bytes) -> None:
    """Any of the forms, as it comes back; a value that cannot be taken has a sentence."""
    data = FuzzedDataProvider(content)
    carried = json.dumps(odd.changed(data, seeds.CARRIED))
    view = {"private_metadata": carried, "state": odd.changed(data, seeds.STATE)}
    people_form.chosen(view)
    with_sentence(lambda: settings_form.changes(view), settings_form.Refused)
    for claim in claims_on_file():
        with_sentence(partial(claim_form.changes, view, claim), claim_form.Refused)
    surfaces.unpacked(filled_in.carried(view))


@cache
def claims_on_file() -> list[Claim]:
    """A quote and a figure."""
    found = find_claims(read_text(BRIDGE_MORNING))
    return [next(one for one in found if isinstance(one, kind)) for kind in (Quote, Figure)]
