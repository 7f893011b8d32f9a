"""What the parts of the stand-in share: its world, its app's credentials and its records."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.slack.courier import Courier, Delivery
from tests.slack.faults import Faults
from tests.slack.interaction import Interaction
from tests.slack.markup import pings_in
from tests.slack.world import Channel, Member, Message, World

MESSAGE_EVENTS = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
EVENTS = frozenset(
    [
        "app_home_opened",
        "app_mention",
        "app_uninstalled",
        "channel_archive",
        "member_joined_channel",
        "message.channels",
        "message.groups",
        "message.im",
        "message.mpim",
        "tokens_revoked",
    ]
)
SCOPES = frozenset(
    [
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "mpim:history",
        "mpim:read",
        "reactions:write",
        "users:read",
    ]
)


class SlackError(Exception):
    """The `error` of an answer that is not ok, with whatever else belongs in the answer."""

    def __init__(self, code: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.more = more


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot: what it asked and what it was (or would have been) told."""

    method: str
    args: dict[str, Any]
    answer: dict[str, Any]
    at: float

    @property
    def outcome(self) -> str:
        error = self.answer.get("error")
        return f"{self.method}: {error} {self.answer.get('errors', '')}" if error else self.method


@dataclass(slots=True)
class Workspace:
    world: World
    courier: Courier
    faults: Faults
    bot: Member
    bot_id: str
    app_id: str
    bot_token: str
    app_token: str
    scopes: set[str]
    events: set[str]
    echoes_metadata: bool = True
    address: str = ""
    codes: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    pings: list[str] = field(default_factory=list)
    splits: list[Message] = field(default_factory=list)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    last_heard: float = field(default_factory=time.monotonic)

    def tell(self, event: dict[str, Any], channel: Channel | None = None) -> Delivery | None:
        """Delivers an event if the app subscribes to it and may see where it happened."""
        kind = event["type"]
        if kind == "message" and channel:
            kind = f"message.{MESSAGE_EVENTS[channel.kind]}"
        if kind not in self.events or (channel and self.bot.id not in channel.members):
            return None
        return self.courier.send("events_api", self.wrap(event, channel))

    def wrap(self, event: dict[str, Any], channel: Channel | None = None) -> dict[str, Any]:
        team = self.world.team_id
        authorization = {
            "enterprise_id": None,
            "team_id": team,
            "user_id": self.bot.id,
            "is_bot": True,
            "is_enterprise_install": False,
        }
        return {
            "token": "verification",
            "team_id": team,
            "context_team_id": team,
            "context_enterprise_id": None,
            "api_app_id": self.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": self.world.new_id("Ev"),
            "event_time": int(float(event.get("event_ts") or time.time())),
            "authorizations": [authorization],
            "is_ext_shared_channel": bool(channel and channel.is_shared_outside),
            "event_context": f"4-{self.world.new_id('e')}",
        }

    def heard(self) -> None:
        self.last_heard = time.monotonic()

    def note_pings(self, origin: str, payload: Any) -> None:
        self.pings.extend(f"{origin}: {mention}" for mention in pings_in(payload))
