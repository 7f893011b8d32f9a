"""Where something happened, and who did it: read from whatever Slack sends."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handlers.told import part

Body = Mapping[str, Any]

PUBLIC = "channel"  # a kind of channel, as messages name it
SHARED, UNSHARED = SHARING = ("channel_shared", "channel_unshared")


@dataclass(frozen=True, slots=True)
class Place:
    """`channel` is "" for what happened in none: in a modal, on a Home tab.

    `shared` is what Slack said about the channel by the way: shared with another organisation, or
    not, or nothing (None); `private` in the same way. `home` is the workspace that whoever did it
    belongs to, "" if not told.
    """

    team: str
    channel: str
    user: str
    home: str
    shared: bool | None
    private: bool | None = None

    @property
    def is_ours(self) -> bool:
        """Whether whoever did it is of our own workspace, as far as it was told."""
        return self.home in ("", self.team)


def read_place(body: Body) -> Place:
    """Never raises, whatever the body is like."""
    event = part(body, "event")
    return Place(
        team=_id(body.get("team_id")) or _id(body.get("team")),
        channel=_channel(event) if event else _channel(body),
        user=_id(body.get("user")) or _id(body.get("user_id")) or _id(event.get("user")),
        home=_home(body, event),
        shared=_shared(body, event) if event else None,
        private=_private(event),
    )


def _channel(told: Body) -> str:
    direct = _id(told.get("channel")) or _id(told.get("channel_id"))
    return (
        direct
        or _id(part(told, "item").get("channel"))
        or _id(part(told, "container").get("channel_id"))
    )


def _home(body: Body, event: Body) -> str:
    told = event.get("user_team") or event.get("source_team") or event.get("team")
    return _id(part(body, "user").get("team_id")) or _id(told)


def _shared(body: Body, event: Body) -> bool | None:
    """A writer from another workspace may be of the same organisation: that has to be asked."""
    if event.get("type") in SHARING:
        return event["type"] == SHARED or bool(event.get("is_ext_shared"))
    said = body.get("is_ext_shared_channel")
    if said or said is None:
        return True if said else None
    foreign = {_id(event.get("user_team")), _id(event.get("source_team"))}
    return False if foreign <= {"", _id(body.get("team_id"))} else None


def _private(event: Body) -> bool | None:
    kind = event.get("channel_type")
    return kind != PUBLIC if isinstance(kind, str) and kind else None


def _id(told: Any) -> str:
    """An id stands by itself, or in an object."""
    if isinstance(told, dict):
        told = told.get("id")
    return told if isinstance(told, str) else ""
