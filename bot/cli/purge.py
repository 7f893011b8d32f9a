"""`purge`: what has been kept long enough, or what somebody asks for: shown, and deleted."""

from argparse import Namespace
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlmodel import Session, col, select

from bot.app import now
from bot.run import prepared
from bot.settings import Settings
from handlers.deleting import erasing, expiring
from handlers.deleting.wishes import Wish, parts_of
from handlers.say import phrases
from handlers.say.forgetting import amounts
from handlers.say.phrases import forgetting as words
from store.copies import ASIDE
from store.database import Store
from store.deleting import erasable, erasures
from store.deleting.erasures import OPERATOR, Extent, Kind
from store.scope import Scope, island
from store.tables import ChannelRow
from store.work.queue import Queue, open_queue

NOTHING = "There is nothing to delete."
HOW = "Nothing is deleted yet: --yes deletes it for good."
LEFT = "{} deletions wait for Slack to let replies go; a running bot tries again each night."
REST = "Replies in Slack are deleted by a running bot, or by the next that starts."
COPIES = "Copies are not reached: delete {} yourself."


def run_purge(arguments: Namespace, settings: Settings) -> None:
    store = prepared(settings)
    wish = _wish(arguments)
    found = _asked(wish, store) if wish else _overdue(store)
    print("\n".join(found) or NOTHING)
    if found and arguments.yes:
        queue = open_queue(settings.database_url)
        _delete(wish, store, queue)
        queue.close()
        print(REST, _copies(settings), sep="\n")
    elif found:
        print(HOW)
    store.close()


def _wish(arguments: Namespace) -> Wish | None:
    team, channel = arguments.workspace, arguments.channel or ""
    for kind in (Kind.LINK, Kind.PERSON, Kind.CHANNEL):
        if value := getattr(arguments, kind):
            return Wish(team, channel or OPERATOR, OPERATOR, kind, value)
    return None


def _overdue(store: Store) -> list[str]:
    """A line for each channel that keeps for some days only and has older articles."""
    with store.reading() as session:
        days = {(team, channel): kept for team, channel, kept in erasable.limited(session)}
        overdue = erasable.overdue(session, now=now())
        lines = [
            f"{team} {channel}  kept {days[team, channel]} days: "
            f"{_amounts(erasures.extent(session, parts))}"
            for (team, channel), parts in overdue.items()
        ]
        left = len(erasures.unfinished(session))
    return [*lines, *([LEFT.format(left)] if left else [])]


def _asked(wish: Wish, store: Store) -> list[str]:
    with store.reading() as session:
        found = erasures.extent(session, parts_of(session, wish, _all(session, wish.team)))
    return [f"{wish.team} {wish.value}: {_amounts(found)}"] if found.messages else []


def _delete(wish: Wish | None, store: Store, queue: Queue) -> None:
    """On file at once; in Slack by the job."""
    if wish is None:
        expiring.begin(store, now=now())
    else:
        with store.writing() as session:
            parts = parts_of(session, wish, _all(session, wish.team))
            erasures.begin(
                session,
                parts,
                team=wish.team,
                channel=wish.channel,
                kind=wish.kind,
                who=OPERATOR,
                now=now(),
            )
    with store.reading() as session:
        begun = erasures.unfinished(session)
    for one in begun:
        erasing.delete_now(one.id, store)
        queue.erase(one.id, one.team, again=f"{now().timestamp()}")


def _all(session: Session, team: str) -> Scope:
    """Whoever runs the bot reaches private channels too, and those shared with outsiders."""
    known = session.exec(select(ChannelRow.id).where(col(ChannelRow.team_id) == team)).all()
    return Scope(team, frozenset((*known, *map(island, known))))


def _amounts(found: Extent) -> str:
    messages = phrases.counted(found.messages, *words.MESSAGES)
    return " · ".join(dict.fromkeys((messages, *amounts(found))))


def _copies(settings: Settings) -> str:
    """What `restore` has left beside the database is named."""
    aside = Path(f"{make_url(settings.database_url).database}{ASIDE}")
    return COPIES.format(f"{aside.name} and older backups" if aside.exists() else "older backups")
