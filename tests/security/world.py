"""Two workspaces as Slack knows them: who is where, what it answers, what people were shown."""

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError

from tests.conftest import NOW

Json = dict[str, Any]


@dataclass(slots=True)
class Channel:
    team: str
    id: str
    kind: str  # channel, group, im, mpim
    members: set[str]
    shared: bool = False
    has_bot: bool = True


@dataclass(slots=True)
class Shown:
    """Something that people were shown, and which of them."""

    people: frozenset[str]
    what: str
    where: str = ""  # the channel, for what everybody there can read


@dataclass(frozen=True, slots=True)
class Payload:
    """The same as Slack was sent it."""

    people: frozenset[str]
    what: Any
    where: str = ""


@dataclass(slots=True)
class World:
    """Two workspaces, as Slack would know them, and everything that was shown to anybody."""

    channels: dict[str, Channel] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)  # people by workspace
    admins: set[str] = field(default_factory=set)
    shown: list[Shown] = field(default_factory=list)
    payloads: list[Payload] = field(default_factory=list)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    shares: dict[str, str] = field(default_factory=dict)  # channels by file
    posts: int = 0

    def person(self, name: str, team: str) -> str:
        self.homes[name] = team
        return name

    def channel(
        self, id: str, team: str, kind: str, *members: str, shared: bool = False, bot: bool = True
    ) -> str:
        self.channels[id] = Channel(team, id, kind, set(members), shared, bot)
        return id

    def show(self, people: set[str], payload: Any, where: str = "") -> None:
        said = json.dumps(payload, ensure_ascii=False)
        self.shown.append(Shown(frozenset(people), said, where))
        self.payloads.append(Payload(frozenset(people), payload, where))

    def may_see(self, person: str, channel: str) -> bool:
        """Whether Slack itself would let somebody read a channel."""
        here = self.channels[channel]
        at_home = self.homes[person] == here.team and here.kind == "channel"
        return person in here.members or at_home


class Slack:
    """One workspace's Web API."""

    base_url = "https://slack.test/api/"
    token = "xoxb-test"

    def __init__(self, world: World, team: str) -> None:
        self.world, self.team = world, team

    def __getattr__(self, method: str) -> Callable[..., Json]:
        if method.startswith("__"):
            raise AttributeError(method)
        return partial(self._call, method)

    def _call(self, method: str, **args: Any) -> Json:
        self.world.calls.append((method, args))
        answer = OWN.get(f"_{method}", lambda *_, **__: {})(self, **args)
        return {"ok": True, **answer}

    def _chat_postMessage(self, channel: str, **args: Any) -> Json:
        self.world.posts += 1
        there = self.world.channels.get(channel)
        people = set(there.members) if there else {channel}
        self.world.show(people, args, where=channel)
        return {"ts": f"{NOW.timestamp() - 100 + self.world.posts:.6f}", "channel": channel}

    def _chat_update(self, channel: str, ts: str, **args: Any) -> Json:
        return self._chat_postMessage(channel, **args) | {"ts": ts}

    def _chat_postEphemeral(self, channel: str, user: str, **args: Any) -> Json:
        self.world.show({user}, args, where=channel)
        return {}

    def _conversations_open(self, users: str, **_: Any) -> Json:
        """People's direct messages are known by their names here."""
        return {"channel": {"id": f"D{users}"}}

    def _views_open(self, view: Json, trigger_id: str = "", view_id: str = "", **_: Any) -> Json:
        """Triggers and modals are named after whose they are."""
        person = trigger_id.rpartition(".")[2] or view_id.removeprefix("V")
        self.world.show({person}, view)
        return {"view": {"id": f"V{person}", "hash": "1"}}

    _views_update = _views_open
    _views_push = _views_open

    def _files_getUploadURLExternal(self, **_: Any) -> Json:
        file_id = f"F{len(self.world.files)}"
        self.world.files[file_id] = b""
        return {"file_id": file_id, "upload_url": f"https://slack.test/upload/{file_id}"}

    def _files_completeUploadExternal(self, files: Any, channel_id: str, **told: Any) -> Json:
        """Shown to whoever is there, with all that is in it."""
        there = self.world.channels.get(channel_id)
        people = set(there.members) if there else {channel_id.removeprefix("D")}
        read = [in_words(self.world.files[file["id"]]) for file in files]
        blocks = json.loads(told.get("blocks") or "[]")
        self.world.show(people, told | {"blocks": blocks, "files": read}, where=channel_id)
        self.world.shares.update({file["id"]: channel_id for file in files})
        return {}

    def _files_info(self, file: str, **_: Any) -> Json:
        there = {self.world.shares[file]: [{"ts": "1.1"}]} if file in self.world.shares else {}
        return {"file": {"id": file, "shares": {"private": there}}}

    def _views_publish(self, user_id: str, view: Json, **_: Any) -> Json:
        self.world.show({user_id}, view)
        return {"view": {"id": "V1"}}

    def _conversations_info(self, channel: str, **_: Any) -> Json:
        here = self.world.channels[channel]
        private = here.kind != "channel"
        if private and not here.has_bot:
            raise SlackApiError("refused", {"ok": False, "error": "channel_not_found"})
        return {"channel": {"id": channel, "is_private": private, "is_ext_shared": here.shared}}

    def _users_conversations(self, user: str, types: str, **_: Any) -> Json:
        kinds = {"private_channel": "group", "mpim": "mpim", "public_channel": "channel"}
        wanted = {kinds[one] for one in types.split(",") if one in kinds}
        mine = [
            {"id": one.id}
            for one in self.world.channels.values()
            if one.team == self.team and one.kind in wanted and user in one.members
        ]
        return {"channels": mine}

    def _users_info(self, user: str, **_: Any) -> Json:
        known = {"id": user, "is_admin": user in self.world.admins, "tz": "UTC"}
        home = self.world.homes.get(user, "")
        return {"user": known | {"team_id": home, "is_stranger": home != self.team}}


OWN = dict(vars(Slack))


def in_words(content: bytes) -> str:
    """What is in a file, also in one that is packed."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
