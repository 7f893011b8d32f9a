"""The people and channels of the workspace, and what happens to them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.slack import payloads
from tests.slack.courier import Delivery
from tests.slack.installed import Installed
from tests.slack.people import Person
from tests.slack.world import Channel, Message


class Happenings(Installed):
    """Makes people and channels, and lets things happen to them."""

    def user(self, name: str, team_id: str | None = None, *, is_admin: bool = False) -> Person:
        """A new member; with another `team_id`, a guest from outside."""
        with self.world.lock:
            member = self.world.add_member(name, team_id, is_admin=is_admin)
            return Person(member, self.workspace)

    def channel(
        self,
        name: str,
        members: Sequence[Person] = (),
        *,
        bot: bool = True,
        kind: str = "channel",
        shared_outside: bool = False,
    ) -> Channel:
        """`kind` is channel, group (private) or mpim."""
        ids = [person.id for person in members] + [self.workspace.bot.id] * bot
        letter = "G" if kind == "mpim" else "C"
        with self.world.lock:
            id = self.world.new_id(letter)
            return self.world.keep_channel(Channel(id, name, kind, tuple(ids), shared_outside))

    def direct(self, person: Person) -> Channel:
        with self.world.lock:
            return self.world.direct(person.id, self.workspace.bot.id)

    def invites_bot(self, channel: Channel, by: Person) -> Channel:
        with self.world.lock:
            old = self.world.channels[channel.id]
            new = self.world.keep_channel(
                replace(old, members=(*old.members, self.workspace.bot.id))
            )
            event = {"type": "member_joined_channel", "user": self.workspace.bot.id}
            event |= {"channel": new.id, "channel_type": new.id[0], "inviter": by.id}
            event |= {"team": self.world.team_id, "event_ts": self.world.clock.tick()}
            self.workspace.tell(event, new)
        return new

    def archives(self, channel: Channel, by: Person) -> None:
        with self.world.lock:
            self.world.keep_channel(replace(self.world.channels[channel.id], is_archived=True))
            self.sends({"type": "channel_archive", "channel": channel.id, "user": by.id})

    def consents(self) -> str:
        """An administrator agrees to have the app: the code that Slack leads back with."""
        self.workspace.codes.append(f"code-{self.world.clock.tick()}")
        return self.workspace.codes[-1]

    def revokes_tokens(self) -> None:
        tokens = {"oauth": [], "bot": [self.workspace.bot.id]}
        self.sends({"type": "tokens_revoked", "tokens": tokens})

    def uninstalls(self) -> None:
        self.sends({"type": "app_uninstalled"})

    def sends(self, event: dict[str, Any], channel: Channel | None = None) -> Delivery | None:
        """Any other event, completed with a timestamp of its own."""
        return self.workspace.tell({"event_ts": self.world.clock.tick(), **event}, channel)

    def verifies_address(self) -> Delivery:
        """Asks an HTTP address to repeat a challenge, as when it is first entered."""
        asked = {"type": "url_verification", "token": "verification"}
        return self.courier.send("events_api", {**asked, "challenge": "stand-in-challenge"})

    def unfurls(self, message: Message, title: str = "A headline") -> Message:
        """Slack shows what a link leads to: message_changed with the text as it was."""
        with self.world.lock:
            old = self.world.messages[message.channel, message.ts]
            shown = payloads.message(self.workspace, old)
            link = "https://example.com/"
            card = {"id": 1, "from_url": link, "original_url": link, "fallback": title}
            card |= {"title": title, "title_link": link, "service_name": "example.com"}
            new = self.world.change(old, attachments=(card,))
            event = payloads.changed(self.workspace, shown, new)
            self.workspace.tell(event, self.world.channels[message.channel])
        return new
