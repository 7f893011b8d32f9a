"""A stand-in Slack to which an unmodified bot connects, driven by plain calls from a test."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tests.slack.courier import Delivery
from tests.slack.faults import Fault
from tests.slack.happenings import Happenings
from tests.slack.interaction import Interaction
from tests.slack.people import Person
from tests.slack.workspace import Call
from tests.slack.world import Channel, Ephemeral, Message, View

T = TypeVar("T")
PAUSE = 0.01


class StandInSlack(Happenings):
    """The whole stand-in: what happens, what goes wrong, and what the bot did about it."""

    # What goes wrong

    def fails(self, method: str, fault: Fault, times: int = 1, after: int = 0) -> None:
        """`method` may be `*`, and also `response_url` or `files` (downloads)."""
        self.faults.plan(method, fault, times, after)

    def duplicates_events(self, times: int = 1) -> None:
        """Each of the next events comes twice, with the same event_id."""
        self.courier.copies = times

    @contextmanager
    def reordering(self) -> Iterator[None]:
        """Whatever happens inside reaches the bot afterwards, the last first."""
        self.courier.hold()
        try:
            yield
        finally:
            self.courier.release()

    def drops_sockets(self) -> None:
        """Cuts every connection without a word."""
        for socket in list(self.sockets.sockets):
            self.server.loop.call_soon_threadsafe(socket.cut)

    def freezes_sockets(self) -> None:
        """Leaves the present sockets half open: nothing is heard, said or answered on them."""
        for socket in list(self.sockets.sockets):
            socket.is_frozen = True

    def disconnects_sockets(self, reason: str = "refresh_requested") -> None:
        """Asks the bot to open new sockets, as Slack does every few hours."""
        self.server.call(self.sockets.disconnect(reason))

    # What the bot did

    @property
    def calls(self) -> list[Call]:
        return list(self.workspace.calls)

    @property
    def pings(self) -> list[str]:
        """Live mentions in anything the bot said; a newsroom wants none."""
        return list(self.workspace.pings)

    @property
    def splits(self) -> list[Message]:
        """Messages so long that Slack cut them in several."""
        return list(self.workspace.splits)

    @property
    def deliveries(self) -> list[Delivery]:
        return list(self.courier.deliveries)

    def calls_to(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def now(self, message: Message) -> Message | None:
        """The message as it stands, or None when it is gone."""
        return self.world.messages.get((message.channel, message.ts))

    def messages(self, channel: Channel) -> list[Message]:
        with self.world.lock:
            return self.world.in_channel(channel.id)

    def thread(self, message: Message) -> list[Message]:
        """The message and everything under it, oldest first."""
        with self.world.lock:
            return self.world.thread(message.channel, message.ts)

    def replies(self, message: Message) -> list[Message]:
        """What the bot wrote in the thread of a message."""
        return [one for one in self.thread(message) if one.bot_id and one.ts != message.ts]

    def ephemerals(self, person: Person) -> list[Ephemeral]:
        with self.world.lock:
            return [one for one in self.world.ephemerals.values() if one.user == person.id]

    def view(self, interaction: Interaction, timeout: float = 10) -> View:
        """The modal that came of an interaction, as it stands, once there is one."""
        self.wait_until(lambda: interaction.views, timeout)
        return self.world.views[interaction.views[-1]]

    def home(self, person: Person) -> View | None:
        return self.world.homes.get(person.id)

    def status(self, message: Message) -> str | None:
        """The status under a thread, such as that the bot is reading."""
        return self.world.statuses.get((message.channel, message.ts))

    # Waiting

    def wait_until(self, true: Callable[[], T], timeout: float = 10, what: str = "") -> T:
        """Returns what `true` gives as soon as that is something."""
        end = time.monotonic() + timeout
        while True:
            found = true()
            if found:
                return found
            if time.monotonic() > end:
                raise TimeoutError(f"waited {timeout} s in vain {what}\n{self.summary()}")
            time.sleep(PAUSE)

    def wait_for_reply(self, message: Message, timeout: float = 10) -> Message:
        """The bot's first message in the thread."""
        return self.wait_until(lambda: self.replies(message), timeout, "for a reply")[0]

    def wait_for_sockets(self, count: int = 1, timeout: float = 10) -> None:
        """Waits until so many sockets are open and none of them is frozen."""

        def enough() -> bool:
            live = [socket for socket in self.sockets.sockets if not socket.is_frozen]
            return len(live) >= count

        self.wait_until(enough, timeout, "for a socket")

    def settled(self, seconds: float = 0.5, timeout: float = 30) -> None:
        """Waits until nothing is being delivered and the bot has been still for so long."""

        def still() -> bool:
            quiet = time.monotonic() - self.workspace.last_heard >= seconds
            return quiet and self.courier.quiet_for >= seconds

        self.wait_until(still, timeout, "for the bot to settle")

    def summary(self) -> str:
        """The latest calls and deliveries, for a test that failed."""
        calls = [call.outcome for call in self.calls[-10:]]
        sent = [
            f"{one.kind} {one.event.get('type', '')} {'acked' if one.is_acked else 'not acked'}"
            for one in self.deliveries[-10:]
        ]
        return f"calls: {calls}\ndeliveries: {sent}\nsockets: {len(self.sockets.sockets)}"
