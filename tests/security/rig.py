"""The listeners and the jobs in one process, with a Slack made of plain values."""

import io
import json
import re
import zipfile
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from types import SimpleNamespace
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError

from handlers.articles import settling
from handlers.chores import do_chore
from handlers.deleting import erasing
from handlers.delivering.telling import tell
from handlers.desk import Desk
from handlers.exporting import delivering
from handlers.listening import Ears
from handlers.places import read_place
from handlers.registering import register
from handlers.reviewing.refreshing import refresh
from handlers.timelines import drawing
from store.database import Store
from store.showing.notices import NoticeKey
from store.work.chores import Chore
from store.work.message import MessageKey
from store.work.queue import CHORE, DRAW, ERASE, EXPORT, REFRESH, SETTLE, Drawing, Queue, Refreshing
from tests.conftest import NOW

Json = dict[str, Any]
BOT = "UBOT"
RESPONSES = "https://slack.test/response/"


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


@dataclass(slots=True)
class World:
    """Two workspaces, as Slack would know them, and everything that was shown to anybody."""

    channels: dict[str, Channel] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)  # people by workspace
    admins: set[str] = field(default_factory=set)
    shown: list[Shown] = field(default_factory=list)
    payloads: list[tuple[frozenset[str], Any]] = field(default_factory=list)
    calls: list[tuple[str, Json]] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
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
        self.payloads.append((frozenset(people), payload))

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
        return {}

    def _files_info(self, file: str, **_: Any) -> Json:
        return {"file": {"id": file, "shares": {"private": {}}}}

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
        return {"user": known | {"team_id": self.world.homes.get(user, "")}}


OWN = dict(vars(Slack))


@dataclass(slots=True)
class Jobs:
    """In place of the durable engine: each job once, in order, when it is asked for."""

    known: set[str] = field(default_factory=set)
    waiting: deque[tuple[str, tuple[Any, ...]]] = field(default_factory=deque)

    def enqueue(self, options: Mapping[str, Any], *arguments: Any) -> None:
        if options["workflow_id"] not in self.known:
            self.known.add(options["workflow_id"])
            self.waiting.append((options["workflow_name"], arguments))

    def destroy(self) -> None: ...


def in_words(content: bytes) -> str:
    """What is in a file, also in one that is packed."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def keep_file(url: str, content: bytes, slack: Any) -> None:
    """In place of an upload."""
    slack.world.files[url.rpartition("/")[2]] = content


class AtOnce:
    """In place of threads beside the listeners."""

    def do(self, work: Callable[[], None], _fail: Callable[[str], None]) -> bool:
        work()
        return True


def webhook(world: World) -> type:
    """In place of the library's: an address says whom it is for, and where."""

    class Webhook:
        def __init__(self, url: str, **_: Any) -> None:
            assert url.startswith(RESPONSES), url
            *_, self.user, self.channel = url.split("/")

        def send(self, **said: Any) -> Any:
            return self.send_dict(said)

        def send_dict(self, said: Json) -> Any:
            world.show({self.user}, said, where=self.channel)
            return SimpleNamespace(status_code=200)

    return Webhook


def response_url(channel: str, user: str) -> str:
    return f"{RESPONSES}{user}/{channel}"


def directly(_name: str, do: Callable[..., Any], *arguments: Any) -> Any:
    return do(*arguments)


class Rig:
    """The whole bot but for the network, the engine and the clock."""

    def __init__(self, store: Store) -> None:
        self.store, self.world, self.jobs = store, World(), Jobs()
        queue = Queue(self.jobs, store.engine)  # type: ignore[arg-type]
        self.now = lambda: NOW
        self.statuses: list[int] = []  # of all answers
        aside: Any = AtOnce()
        self.ears = Ears(store, queue, partial(Slack, self.world), self.now, aside)
        self.desk = Desk(
            store,
            partial(Slack, self.world),
            queue,
            (),
            self.now,
            pause=lambda _: None,  # type: ignore[arg-type]
        )
        self.app = App(
            authorize=authorize,
            process_before_response=True,
            request_verification_enabled=False,
        )
        self.app.use(partial(stand_in, rig=self))
        register(self.app, self.ears)
        self.app.event(re.compile(".+"))(lambda: None)  # as the program does with the rest

    def respond(self, body: Json, user: str, response_type: str = "", **said: Any) -> None:
        here = str((body.get("channel") or {}).get("id") or "")
        everybody = response_type == "in_channel"
        self.world.show(self.world.channels[here].members if everybody else {user}, said, here)

    def send(self, body: Json, viewer: str = "") -> BoltResponse:
        """What Slack sends; `viewer` alone is shown what the acknowledgement says."""
        answer: BoltResponse = self.app.dispatch(BoltRequest(mode="socket_mode", body=body))
        self.statuses.append(answer.status)
        if viewer and answer.body:
            here = read_place(body).channel
            self.world.show({viewer}, json.loads(answer.body), where=here)
        return answer

    def work(self) -> None:
        """Every job that waits, and those that come of it."""
        while self.jobs.waiting:
            name, arguments = self.jobs.waiting.popleft()
            self._do(name, arguments)

    def _do(self, name: str, arguments: tuple[Any, ...]) -> None:
        match name:
            case _ if name == SETTLE:
                settling.settle_message(MessageKey(*arguments), directly, self.desk)
            case _ if name == DRAW:
                drawing.draw_timeline(Drawing(*arguments), directly, self.desk)
            case _ if name == CHORE:
                team, channel, kind, due = arguments
                chore = Chore(kind, team, channel, datetime.fromisoformat(due))
                do_chore(chore, directly, self.desk)
            case _ if name == REFRESH:
                refresh(
                    Refreshing(*arguments[:-1], spreads=bool(arguments[-1])), directly, self.desk
                )
            case _ if name == EXPORT:
                delivering.deliver(arguments[-1], directly, self.desk)
            case _ if name == ERASE:
                erasing.erase(arguments[-1], directly, self.desk)
            case _:
                tell(NoticeKey(*arguments), directly, self.desk)


def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    return AuthorizeResult(
        enterprise_id=enterprise_id,
        team_id=team_id,
        bot_user_id=BOT,
        bot_id="BBOT",
        bot_token="xoxb-test",
    )


def stand_in(context: Any, body: Json, next: Callable[[], None], rig: Rig) -> None:
    """Slack and the addresses to answer at, within reach of the listeners."""
    user = str((body.get("user") or {}).get("id") or "")
    context["client"] = Slack(rig.world, str(context.team_id))
    context["respond"] = partial(rig.respond, body, user)
    next()


def event(world: World, inner: Json, *, team: str = "", told: bool = True) -> Json:
    """An event as Slack sends it; `told` says whether the channel is shared."""
    here = world.channels[inner["channel"]]
    body = {
        "type": "event_callback",
        "team_id": team or here.team,
        "event_id": "Ev1",
        "event": inner,
        "authorizations": [{"team_id": here.team, "enterprise_id": None, "user_id": BOT}],
    }
    return body | ({"is_ext_shared_channel": here.shared} if told else {})


def message(world: World, channel: str, user: str, text: str, ts: str, **more: Any) -> Json:
    here = world.channels[channel]
    inner = {"type": "message", "channel": channel, "channel_type": here.kind, "user": user}
    return event(world, inner | {"ts": ts, "event_ts": ts, "text": text} | more)


def command(world: World, channel: str, user: str, text: str) -> Json:
    return {
        "command": "/claims",
        "text": text,
        "team_id": world.homes[user],
        "channel_id": channel,
        "user_id": user,
        "trigger_id": f"1.2.{user}",
        "response_url": response_url(channel, user),
    }


def press(world: World, channel: str, user: str, action: Json, **more: Any) -> Json:
    """A button under a message in a channel; or in a modal, where there is a `view`."""
    body: Json = {
        "type": "block_actions",
        "team": {"id": world.channels[channel].team},
        "user": {"id": user, "team_id": world.homes[user]},
        "trigger_id": f"1.2.{user}",
        "actions": [{"type": "button", "action_ts": "1.1", "block_id": "b", **action}],
        "response_url": response_url(channel, user),
    }
    here = {"channel": {"id": channel, "name": "x"}, "container": {"channel_id": channel}}
    return body | ({} if "view" in more else here) | more
