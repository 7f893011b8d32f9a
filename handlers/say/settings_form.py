"""The form of a channel's settings, and what came back in it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from handlers.say import filled_in, parts, phrases
from handlers.say.parts import Block
from handlers.say.phrases import settings as words
from handlers.time_zones import find_zone
from store.tenants.settings import ChannelSettings, Correcting, Listening
from store.work.message import storable

FORM = "channel_settings"
NONE = "none"  # an hour of the day that is none
HOURS = {NONE: words.NO_DIGEST} | {str(hour): f"{hour:02}:00" for hour in range(24)}
MOST_DAYS = 36_500
CHOICES: Mapping[str, Mapping[str, Any]] = {
    "listening": {value.value: value for value in Listening},
    "correcting": {value.value: value for value in Correcting},
    "outsiders": {"silent": False, "speak": True},
    "digest_hour": {NONE: None} | {str(hour): hour for hour in range(24)},
}
# What an admin of the workspace decides for a channel. In a direct message they are one's own.
FOR_ADMINS = frozenset(("correcting", "outsiders", "keep_days"))


@dataclass(frozen=True, slots=True)
class Form:
    """Whose settings are shown, as they were when the form was opened, and to whom.

    `time_zone` is what is offered to a channel that has no digest yet.
    """

    channel: str
    settings: ChannelSettings
    is_admin: bool
    time_zone: str = ""


class Refused(ValueError):
    """A value that cannot be taken: the field, and a sentence about it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def is_direct(channel: str) -> bool:
    """A conversation of one person with the app: all settings of it are theirs."""
    return channel.startswith("D")


def view(form: Form) -> Block:
    blocks = [
        parts.section(words.DIRECT if is_direct(form.channel) else words.HERE),
        *_fields(form),
    ]
    if is_direct(form.channel):
        blocks.append(_keeping(form.settings))
    elif form.is_admin:
        blocks += [_keeping(form.settings), *_admin_fields(form.settings)]
    else:
        blocks.append(parts.section(_decided(form.settings)))
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": parts.plain(words.TITLE),
        "submit": parts.plain(words.SAVE),
        "close": parts.plain(words.CANCEL),
        "private_metadata": json.dumps({"channel": form.channel, "was": asdict(form.settings)}),
        "blocks": blocks,
    }


def channel_of(view: Mapping[str, Any]) -> str:
    """The channel that a form is about; "" for one that is none of ours."""
    channel = filled_in.carried(view).get("channel")
    return storable(channel) if isinstance(channel, str) else ""


def changes(view: Mapping[str, Any]) -> dict[str, Any]:
    """What was changed in the form; what was left as it stood may have been changed elsewhere.

    A time zone is that of a digest: without one it is nothing to keep.
    """
    was = filled_in.carried(view).get("was")
    if not isinstance(was, dict) or not channel_of(view):
        raise Refused("listening", words.TOO_OLD)
    values = filled_in.values(view)
    known = [name for name in asdict(ChannelSettings()) if name in values]
    read = {name: _read(name, values[name].strip()) for name in known}
    if read.get("digest_hour") is None:
        read.pop("time_zone", None)
    return {name: value for name, value in read.items() if value != was.get(name)}


def _fields(form: Form) -> list[Block]:
    now = form.settings
    listening = dict(words.LISTENING_CHOICES)
    if is_direct(form.channel):  # nobody has to be mentioned there
        listening.pop(Listening.MENTIONS)
    chosen = now.listening if now.listening in listening else Listening.ALL
    hour = NONE if now.digest_hour is None else str(now.digest_hour)
    offered = form.time_zone if now.digest_hour is None and form.time_zone else now.time_zone
    zone = {"type": "plain_text_input", "initial_value": offered, "max_length": 60}
    return [
        parts.asked(
            "listening",
            words.LISTENING,
            parts.choice("radio_buttons", listening, chosen),
            words.LISTENING_HINT,
        ),
        parts.asked(
            "digest_hour",
            words.DIGEST,
            parts.choice("static_select", HOURS, hour),
            words.DIGEST_HINT,
        ),
        parts.asked("time_zone", words.TIME_ZONE, zone, words.TIME_ZONE_HINT),
    ]


def _keeping(now: ChannelSettings) -> Block:
    days = {"type": "number_input", "is_decimal_allowed": False}
    bounds = {"min_value": "1", "max_value": str(MOST_DAYS)}
    start = {"initial_value": str(now.keep_days)} if now.keep_days else {}
    element = days | bounds | start
    return parts.asked("keep_days", words.KEEP_DAYS, element, words.KEEP_DAYS_HINT, optional=True)


def _admin_fields(now: ChannelSettings) -> list[Block]:
    speaks = "speak" if now.outsiders else "silent"
    return [
        parts.asked(
            "correcting",
            words.REVIEWING,
            parts.choice("radio_buttons", words.REVIEWING_CHOICES, now.correcting),
        ),
        parts.asked(
            "outsiders",
            words.OUTSIDERS,
            parts.choice("radio_buttons", words.OUTSIDERS_CHOICES, speaks),
        ),
    ]


def _decided(now: ChannelSettings) -> str:
    """What admins have decided, for those who are none."""
    kept = phrases.counted(now.keep_days, *words.KEPT_DAYS) if now.keep_days else ""
    outsiders = words.OUTSIDERS_CHOICES["speak" if now.outsiders else "silent"]
    return "\n".join(
        (
            words.FOR_ADMINS,
            f"{words.KEEP_DAYS}: {kept or words.KEPT_FOR_GOOD}",
            f"{words.REVIEWING}: {words.REVIEWING_CHOICES[now.correcting]}",
            f"{words.OUTSIDERS}: {outsiders}",
        )
    )


def _read(name: str, value: str) -> Any:
    match name:
        case "keep_days":
            return _days(value)
        case "time_zone":
            return _zone(value)
        case _ if value in CHOICES[name]:
            return CHOICES[name][value]
        case _:
            raise Refused(name, words.TOO_OLD)


def _days(value: str) -> int:
    if not value:
        return 0
    days = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0
    if not 1 <= days <= MOST_DAYS:
        raise Refused("keep_days", words.NO_SUCH_DAYS)
    return days


def _zone(value: str) -> str:
    zone = find_zone(value)
    if not zone:
        raise Refused("time_zone", words.NO_SUCH_ZONE)
    return zone
