"""People in the workspace and everything they can do there that the bot hears of."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.slack import acting, chat_api, file_api, payloads
from tests.slack.acting import Target
from tests.slack.interaction import Interaction
from tests.slack.markup import marked_up, pieces, rich_text
from tests.slack.workspace import Workspace
from tests.slack.world import Blocks, Channel, Ephemeral, Member, Message, View

Files = Sequence[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Person:
    """A member who writes, clicks and runs commands; each deed reaches the bot at once."""

    member: Member
    workspace: Workspace

    @property
    def id(self) -> str:
        return self.member.id

    def posts(
        self,
        channel: Channel,
        text: str = "",
        *,
        blocks: Blocks | None = None,
        files: Files = (),
        thread: Message | None = None,
        broadcast: bool = False,
    ) -> Message:
        """Types `text`; links and @names in it become what Slack makes of them."""
        with self.workspace.world.lock:
            message = self._write(channel, text, blocks, files, thread, broadcast)
            event = payloads.posted(self.workspace, message)
            self.workspace.tell(self._guarded(channel, event), self._now(channel))
        return message

    def answers(self, message: Message, text: str) -> Message:
        """Writes in the thread of a message."""
        channel = self.workspace.world.channels[message.channel]
        return self.posts(channel, text, thread=message)

    def mentions(self, channel: Channel, text: str, thread: Message | None = None) -> Message:
        """Calls the bot by name: an app_mention and a message, with one ts and two event ids."""
        words = f"@{self.workspace.bot.name} {text}".rstrip()
        with self.workspace.world.lock:
            message = self._write(channel, words, None, (), thread, False)
            event = payloads.posted(self.workspace, message)
            mention = {**event, "type": "app_mention"}
            mention.pop("channel_type")
            if self._now(channel).kind != "im":
                self.workspace.tell(mention, self._now(channel))
            self.workspace.tell(event, self._now(channel))
        return message

    def uploads_snippet(
        self,
        channel: Channel,
        name: str,
        content: str,
        filetype: str = "text",
        text: str = "",
        thread: Message | None = None,
    ) -> Message:
        """Pastes a long text as a snippet: the event shows only its head."""
        body = content.encode()
        stored = file_api.store_file(self.workspace, self.id, name, body, filetype, "snippet")
        return self.posts(channel, text, files=[stored.facts], thread=thread)

    def uploads(
        self, channel: Channel, name: str, content: bytes, filetype: str, text: str = ""
    ) -> Message:
        stored = file_api.store_file(self.workspace, self.id, name, content, filetype, "hosted")
        return self.posts(channel, text, files=[stored.facts])

    def edits(self, message: Message, text: str) -> Message:
        world = self.workspace.world
        with world.lock:
            current = world.messages[message.channel, message.ts]
            before = payloads.message(self.workspace, current)
            elements = self._elements(text)
            after = world.change(
                current,
                text=marked_up(elements),
                blocks=[rich_text(elements)],
                attachments=(),
                edited={"user": self.id, "ts": world.clock.tick()},
            )
            event = payloads.changed(self.workspace, before, after)
            self.workspace.tell(event, world.channels[message.channel])
        return after

    def deletes(self, message: Message) -> None:
        world = self.workspace.world
        with world.lock:
            chat_api.erase(self.workspace, world.messages[message.channel, message.ts])

    def runs(self, channel: Channel, command: str, text: str = "") -> Interaction:
        return acting.run_command(self.workspace, self.member, channel, command, text)

    def clicks(
        self, on: Target, action_id: str, value: Any = None, block_id: str | None = None
    ) -> Interaction:
        """Acts on the first element with this id; `value` tells several buttons apart."""
        with self.workspace.world.lock:
            current = self._current(on)
            return acting.click(self.workspace, self.member, current, action_id, value, block_id)

    def types(self, view: View, action_id: str, typed: str) -> Interaction:
        """Types in a menu; the answer of the interaction holds the options offered."""
        with self.workspace.world.lock:
            current = self.workspace.world.views[view.id]
            return acting.ask_for_options(self.workspace, self.member, current, action_id, typed)

    def uses_shortcut(self, message: Message, callback_id: str) -> Interaction:
        with self.workspace.world.lock:
            current = self.workspace.world.messages[message.channel, message.ts]
            return acting.use_shortcut(self.workspace, self.member, current, callback_id)

    def submits(self, view: View, values: dict[str, Any] | None = None) -> Interaction:
        """Fills in inputs by action_id and submits; the rest stays as first shown."""
        with self.workspace.world.lock:
            current = self.workspace.world.views[view.id]
            return acting.submit(self.workspace, self.member, current, values or {})

    def closes(self, view: View) -> Interaction | None:
        with self.workspace.world.lock:
            current = self.workspace.world.views[view.id]
            return acting.close_view(self.workspace, self.member, current)

    def opens_home(self, tab: str = "home") -> None:
        world = self.workspace.world
        with world.lock:
            channel = world.direct(self.id, self.workspace.bot.id)
            event: dict[str, Any] = {"type": "app_home_opened", "user": self.id, "tab": tab}
            event |= {"channel": channel.id, "event_ts": world.clock.tick()}
            if self.id in world.homes:
                event["view"] = payloads.view(self.workspace, world.homes[self.id])
            self.workspace.tell(event)

    def _write(
        self,
        channel: Channel,
        text: str,
        blocks: Blocks | None,
        files: Files,
        thread: Message | None,
        broadcast: bool,
    ) -> Message:
        elements = self._elements(text)
        written = [rich_text(elements)] if elements else []
        root = (thread.thread_ts or thread.ts) if thread else None
        return self.workspace.world.keep(
            Message(
                channel.id,
                self.workspace.world.clock.tick(),
                self.id,
                marked_up(elements),
                written if blocks is None else blocks,
                thread_ts=root,
                files=tuple(files),
                subtype="file_share" if files else "thread_broadcast" if broadcast else None,
                client_msg_id=None if files else str(uuid.uuid4()),
            )
        )

    def _elements(self, text: str) -> list[dict[str, Any]]:
        ids = {member.name: member.id for member in self.workspace.world.members.values()}
        return list(pieces(text, ids))

    def _now(self, channel: Channel) -> Channel:
        return self.workspace.world.channels[channel.id]

    def _guarded(self, channel: Channel, event: dict[str, Any]) -> dict[str, Any]:
        """In a channel shared outside, files are named but not described."""
        if "files" not in event or not self._now(channel).is_shared_outside:
            return event
        return {**event, "files": [file_api.unseen(facts) for facts in event["files"]]}

    def _current(self, on: Target) -> Target:
        world = self.workspace.world
        match on:
            case Message():
                return world.messages[on.channel, on.ts]
            case Ephemeral():
                return world.ephemerals[on.ts]
            case View():
                return world.views.get(on.id) or world.homes[on.user]
