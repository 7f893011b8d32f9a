"""Whatever comes back in a form, and whatever is typed in one: nothing breaks, nothing is reached.

Ann of T1 opens every form that there is. What she sends is what Slack would send, with anything in
any place of its state and of what it carries along: old, made up, of a channel that she is not in
or of another workspace.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers import registering
from handlers.delivering import posting, uploading
from handlers.exporting import delivering
from handlers.notary import asking as notary
from handlers.reviewing import surfaces
from handlers.say import results
from handlers.say.lines import MENU
from store.database import migrate, open_store
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN
from tests.security.bodies import command, message, press
from tests.security.hidden import contents, shown_to
from tests.security.rig import Rig, keep_file, webhook
from tests.security.sent_back import ANYTHING, sent, state_of
from tests.slack.blocks import check_message, check_view

Json = dict[str, Any]
LOCAL = """Quay of Sund to close in May

Mayor Ann Field told Radio Sund on Monday that the old quay would be closed. “We will close the \
quay in May, and we will not open it again,” Field told Radio Sund. At least 300 people would lose \
their jobs, the port said on Tuesday. Nobody at the ministry wanted to say who would pay for it.
"""
# Words of what Ann may not see, and the names that come with them.
HIDDEN = ("Holm", "neighbours", "Zelenskyy", "Kravets", "every tonne", "40 ships")
FORMS = ("settings", "quote", "speaker", "figure", "people")
LONGEST_SENTENCE = 200


class Recorder:
    """Stands in for the app and remembers which forms and which typing were listened to."""

    def __init__(self) -> None:
        self.heard: dict[str, set[str]] = {}

    def __getattr__(self, kind: str) -> Any:
        def listened(*names: Any) -> Any:
            self.heard.setdefault(kind, set()).update(map(str, names))
            return lambda listener: listener

        return listened


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(uploading, "_send", keep_file)
        rig = settled(tmp_path_factory.mktemp("submitted"))
        for module in (posting, notary, surfaces, delivering):
            patch.setattr(module, "WebhookClient", webhook(rig.world))
        yield rig
        rig.store.close()


def settled(folder: Path) -> Rig:
    """One article where Ann is, one in a private channel of others, two in another workspace."""
    store = open_store(f"sqlite:///{folder / 'claims.db'}")
    migrate(store.engine)
    rig = Rig(store)
    for name, team in (("ann", "T1"), ("ben", "T1"), ("dan", "T2")):
        rig.world.person(name, team)
    rig.world.admins.add("ann")
    rig.world.channel("C1", "T1", "channel", "ann")
    rig.world.channel("P1", "T1", "group", "ben")
    rig.world.channel("C2", "T2", "channel", "dan")
    written = (("C1", "ann", LOCAL), ("P1", "ben", GRAIN))
    written += (("C2", "dan", BRIDGE_MORNING), ("C2", "dan", BRIDGE_EVENING))
    for number, (channel, who, text) in enumerate(written):
        rig.send(message(rig.world, channel, who, text, f"{number}.0"))
    rig.work()
    return rig


@pytest.fixture(scope="module")
def forms(rig: Rig) -> dict[str, Json]:
    """Each form as Ann was shown it."""
    rig.send(command(rig.world, "C1", "ann", "Ann Field"), viewer="ann")
    payloads = [one.what for one in rig.world.payloads if "ann" in one.people]
    merging = next(
        e for one in payloads for e in parts(one) if e.get("action_id") == results.PEOPLE
    )
    for verb in ("correct|quote", "speaker|quote", "correct|figure"):
        chosen = next(p for one in payloads for p in parts(one) if is_option(p, verb))
        used = {"action_id": MENU, "selected_option": chosen}
        rig.send(press(rig.world, "C1", "ann", used), viewer="ann")
    rig.send(press(rig.world, "C1", "ann", merging), viewer="ann")
    rig.send(command(rig.world, "C1", "ann", "settings"), viewer="ann")
    opened = [one.what for one in rig.world.payloads if one.what.get("submit")]
    quote, speaker, figure, people, channel = opened
    rig.world.shown.clear()
    return dict(zip(FORMS, (channel, quote, speaker, figure, people), strict=True))


def parts(value: Any) -> Iterator[Json]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from parts(part)


def is_option(part: Json, verb: str) -> bool:
    return str(part.get("value", "")).startswith(f"{verb}|") and "type" not in part


def judge(rig: Rig, body: Json, fields: set[str]) -> None:
    """Taken, or refused in sentences beside fields of the form; hidden things stay as they were."""
    before = contents(rig.store, "T2", "P1")
    answer = rig.send(body, viewer="ann")
    assert answer.status == 200
    said = json.loads(answer.body) if answer.body else {}
    for field, sentence in (said.get("errors") or {}).items():
        assert field in fields
        assert sentence.strip()
        assert len(sentence) <= LONGEST_SENTENCE
    rig.work()
    for payload in shown_to("ann", rig):
        is_view = payload.get("type") in ("modal", "home")
        wrong = check_view(payload) if is_view else check_message({"channel": "C1", **payload})
        assert wrong == []
        written = json.dumps(payload, ensure_ascii=False)
        assert not [word for word in HIDDEN if word in written]
    assert contents(rig.store, "T2", "P1") == before


QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", FORMS)
@given(data=st.data())
@QUIET
def test_no_state_of_a_form_breaks_it_or_reaches_what_is_hidden(
    rig: Rig, forms: dict[str, Json], name: str, data: st.DataObject
) -> None:
    view = data.draw(sent(forms[name]))
    fields = {block["block_id"] for block in forms[name]["blocks"] if block["type"] == "input"}
    body = press(rig.world, "C1", "ann", {}, view=view) | {"type": "view_submission"}
    judge(rig, body, fields)


# Each broke a form, or was taken, before it was mended: where it stands, and what is sent there.
STATE, CARRIED = "state", "private_metadata"
MENDED: dict[str, tuple[str, str, tuple[str, ...], Any]] = {
    "no state": ("settings", STATE, (), None),
    "no element": ("settings", STATE, ("values", "listening"), None),
    "a choice of another type": ("quote", STATE, ("values", "kind", "kind"), "x"),
    "fields in a list": ("quote", CARRIED, ("was",), ["role"]),
    "no place": ("quote", CARRIED, ("at",), {}),
    "a page of another type": ("quote", CARRIED, ("at",), {"kind": "answer", "page": "x"}),
    "an address that is none": ("quote", CARRIED, ("at", "url"), "x"),
    "an address that leads elsewhere": (
        "quote",
        CARRIED,
        ("at", "url"),
        "https://a.test/x/ann/C1",
    ),
}


@pytest.mark.parametrize(("name", "where", "way", "value"), MENDED.values(), ids=MENDED.keys())
def test_what_once_broke_a_form(
    rig: Rig, forms: dict[str, Json], name: str, where: str, way: tuple[str, ...], value: Any
) -> None:
    view = {**forms[name], "id": "Vann", "hash": "1", STATE: state_of(forms[name])}
    whole = json.loads(view[CARRIED]) if where == CARRIED else view[STATE]
    part = whole
    for step in way[:-1]:
        part = part[step]
    if way:
        part[way[-1]] = value
    view[where] = json.dumps(whole) if where == CARRIED else whole if way else value
    fields = {block["block_id"] for block in forms[name]["blocks"] if block["type"] == "input"}
    judge(rig, press(rig.world, "C1", "ann", {}, view=view) | {"type": "view_submission"}, fields)


@pytest.mark.parametrize("name", ["quote", "people"])
@given(data=st.data(), typed=st.one_of(ANYTHING, st.sampled_from(("Ho", "Ze", "Kra", "An", "Fi"))))
@QUIET
def test_nothing_typed_in_a_form_breaks_it_or_offers_what_is_hidden(
    rig: Rig, forms: dict[str, Json], name: str, data: st.DataObject, typed: Any
) -> None:
    view = data.draw(sent(forms[name]))
    asked = {"type": "block_suggestion", "value": typed, "container": {"type": "view"}}
    asked |= {"action_id": "speaker" if name == "quote" else "person", "block_id": "b"}
    answer = rig.send(press(rig.world, "C1", "ann", {}, view=view) | asked)
    assert answer.status == 200
    offered = json.loads(answer.body)["options"]
    assert len(offered) <= 100
    for option in offered:
        assert 0 < len(option["text"]["text"]) <= 75
        assert 0 < len(option["value"]) <= 150
        made = option["value"].startswith("new:")
        assert made or not [word for word in HIDDEN if word in option["text"]["text"]]


def test_every_form_that_is_listened_to_is_sent(forms: dict[str, Json]) -> None:
    recorder = Recorder()
    registering.register(recorder, ears=None)  # type: ignore[arg-type]
    assert {view["callback_id"] for view in forms.values()} == recorder.heard["view"]
    typing = {e["action_id"] for v in forms.values() for e in parts(v) if e.get("min_query_length")}
    assert typing == recorder.heard["options"]
