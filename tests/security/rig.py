"""The listeners and the jobs in one process, with a Slack made of plain values."""

import json
import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from types import SimpleNamespace
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult

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
from tests.security.bodies import BOT, RESPONSES
from tests.security.world import Slack, World

Json = dict[str, Any]


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


def directly(_name: str, do: Callable[..., Any], *arguments: Any) -> Any:
    return do(*arguments)


class Rig:
    """The whole bot but for the network, the engine and the clock."""

    def __init__(self, store: Store, world: World | None = None) -> None:
        self.store, self.world, self.jobs = store, world or World(), Jobs()
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
