"""Every way in which the bot shows something, each a function in a table: a new one is one more.

Buttons, menus and forms need no row: whatever is shown with one in it is pressed by the model.
"""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial

from handlers.say import claim_form, forgetting, people_form, phrases, results, settings_form
from handlers.say.phrases import digest as digests
from handlers.say.phrases import notary as drafts
from handlers.say.phrases import review
from handlers.say.phrases import watches as alerts
from store.work.chores import DIGEST, Chore
from tests.conftest import NOW
from tests.security.bodies import command, event, message, press, response_url
from tests.security.rig import Rig

# Who asks, where, and what word they have in mind.
Surface = Callable[[Rig, str, str, str], None]


def asked(verb: str, rig: Rig, person: str, channel: str, word: str) -> None:
    """`/claims`, with a first word or without."""
    rig.send(command(rig.world, channel, person, f"{verb} {word}".strip()), viewer=person)


def mention(rig: Rig, person: str, channel: str, word: str) -> None:
    ts = f"{NOW.timestamp() + 500 + len(rig.world.calls):.6f}"
    inner = {"type": "app_mention", "channel": channel, "user": person, "ts": ts}
    rig.send(event(rig.world, inner | {"text": f"<@UBOT> “It was {word},” Holm said."}))


def draft(rig: Rig, person: str, channel: str, word: str) -> None:
    """A reporter's draft with a quotation much like those on file."""
    text = f"“The {word} pier was never inspected,” Karin Holm said. At least 7 people died."
    asked("check", rig, person, channel, text)


def shortcut(callback: str, rig: Rig, person: str, channel: str, word: str) -> None:
    text = f"“The {word} pier was never inspected,” Karin Holm said. At least 7 people died."
    ts = f"{NOW.timestamp() + 900 + len(rig.world.calls):.6f}"
    here = rig.world.channels[channel]
    name = {"group": "privategroup", "im": "directmessage"}.get(here.kind, "x")
    rig.send(
        {
            "type": "message_action",
            "callback_id": callback,
            "team": {"id": here.team},
            "user": {"id": person, "team_id": rig.world.homes[person]},
            "channel": {"id": channel, "name": name},
            "message": {"ts": ts, "text": text, "user": person},
            "message_ts": ts,
            "trigger_id": f"1.2.{person}",
            "response_url": response_url(channel, person),
        },
        viewer=person,
    )


def home(rig: Rig, person: str, channel: str, _word: str) -> None:
    inner = {"type": "app_home_opened", "user": person, "tab": "home", "channel": f"D{person}"}
    team = rig.world.channels[channel].team
    rig.send({"type": "event_callback", "team_id": team, "event": inner, "event_id": "Ev2"})


def digest(rig: Rig, _person: str, channel: str, _word: str) -> None:
    """That of a channel, as if its hour had struck."""
    team = rig.world.channels[channel].team
    due = NOW + timedelta(minutes=5 + len(rig.world.calls))
    rig.ears.queue.chore(Chore(DIGEST, team, channel, due))


def joined(rig: Rig, person: str, channel: str, _word: str) -> None:
    """The bot itself, by somebody's invitation."""
    inner = {"type": "member_joined_channel", "user": "UBOT", "channel": channel}
    rig.send(event(rig.world, inner | {"inviter": person}))


def chatter(rig: Rig, person: str, channel: str, word: str) -> None:
    ts = f"{NOW.timestamp() + 700 + len(rig.world.calls):.6f}"
    rig.send(message(rig.world, channel, person, f"Heard of {word}?", ts))


def forget(rig: Rig, person: str, channel: str, _word: str) -> None:
    """By an admin, where there is one of the workspace."""
    team = rig.world.channels[channel].team
    admins = [one for one in sorted(rig.world.admins) if rig.world.homes[one] == team]
    asked("forget", rig, (admins or [person])[0], channel, "Karin Holm")


def people(rig: Rig, person: str, channel: str, _word: str) -> None:
    """The form that says whether two names are one, from under an answer."""
    value = json.dumps({"asked": "Holm", "page": 0})
    body = press(rig.world, channel, person, {"action_id": results.PEOPLE, "value": value})
    rig.send(body, viewer=person)


def everything(rig: Rig, person: str, channel: str, _word: str) -> None:
    asked("export json", rig, person, channel, "")


SURFACES: dict[str, Surface] = {
    "question": partial(asked, ""),
    "person": lambda rig, person, channel, _: asked("", rig, person, channel, "Holm"),
    "figures": partial(asked, "figures people died"),
    "conflicts": partial(asked, "conflicts"),
    "framing": partial(asked, "framing"),
    "in a channel": partial(asked, "in:P1"),
    "watch": partial(asked, "watch"),
    "watches": lambda rig, person, channel, _: asked("watch", rig, person, channel, ""),
    "unwatch": partial(asked, "unwatch"),
    "one person or two": people,
    "forget": forget,
    "forget a person": partial(asked, "forget"),
    "export": partial(asked, "export csv"),
    "export everything": lambda rig, person, channel, _: asked(
        "export json", rig, person, channel, ""
    ),
    "evidence pack": partial(asked, "export pack"),
    "settings": lambda rig, person, channel, _: asked("settings", rig, person, channel, ""),
    "draft": draft,
    "extract": partial(shortcut, "extract_claims"),
    "check": partial(shortcut, "check_draft"),
    "mention": mention,
    "home": home,
    "digest": digest,
    "joined": joined,
    "chatter": chatter,
}

# Which surface somebody was shown, told by words or parts that only it has.
TOLD_BY = {
    "reply": '"claims_desk_reply"',
    "answer": f'"{results.SHARE}"',
    "suggestion": phrases.DID_YOU_MEAN.partition("{")[0],
    "type-ahead": '{"options": [{',
    "conflict": phrases.CONFLICT,
    "digest": digests.TITLE.partition("{")[0],
    "alert": alerts.ALERT.partition("{")[0],
    "recall": review.RECALL,
    "export": '"files": ["',
    "timeline": phrases.TIMELINE_OF,
    "Home": '"type": "home"',
    "draft": drafts.TITLE,
    "settings": f'"callback_id": "{settings_form.FORM}"',
    "claim's form": f'"callback_id": "{claim_form.FORM}"',
    "people's form": f'"callback_id": "{people_form.FORM}"',
    "merged": review.MERGED.partition("{")[0],
    "forget": f'"{forgetting.DELETE}"',
    "error in a form": '"response_action": "errors"',
}
