"""What somebody wants to be forgotten, and the parts of what is on file that this means."""

from dataclasses import dataclass

from sqlmodel import Session

from handlers.hearing.markup import same_page_key, unescape
from store.deleting import erasable
from store.deleting.erasures import Kind, Part
from store.scope import Scope

THIS_CHANNEL = "channel"
DIRECT = "D"  # what the ids of direct messages begin with


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants what to be forgotten, and where it was said."""

    team: str
    channel: str
    user: str
    kind: Kind
    value: str

    @property
    def is_direct(self) -> bool:
        return self.channel.startswith(DIRECT)


def read_target(words: str) -> tuple[Kind, str]:
    """A link, bare or as Slack marks it; the word "channel"; or else a name. "" for none of it."""
    words = " ".join(unescape(words).split())
    bare = words.removeprefix("<").removesuffix(">").partition("|")[0]
    if bare.lower().startswith(("http://", "https://")):
        return Kind.LINK, bare if same_page_key(bare) else ""
    if words.lower() == THIS_CHANNEL:
        return Kind.CHANNEL, THIS_CHANNEL
    return Kind.PERSON, words.strip('"“”„«» ')


def parts_of(session: Session, wish: Wish, scope: Scope) -> set[Part]:
    """What is to go, less what is going already."""
    match wish.kind:
        case Kind.LINK:
            parts = _of_link(session, scope, wish.value)
        case Kind.PERSON:
            parts = erasable.of_person(session, scope, wish.value)
        case _:
            parts = erasable.of_channel(session, wish.team, wish.channel)
    if wish.is_direct:
        parts = erasable.only_in(session, parts, wish.channel)
    return erasable.not_begun(session, parts)


def _of_link(session: Session, scope: Scope, url: str) -> set[Part]:
    wanted = same_page_key(url)
    host = wanted.partition("/")[0].partition("?")[0]
    if not host:
        return set()
    return erasable.of_link(
        session, scope, host=host, is_same=lambda other: same_page_key(other) == wanted
    )
