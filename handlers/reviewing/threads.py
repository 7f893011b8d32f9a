"""A thread that showed claims of others: whether any of ours is left there, and its replies."""

from handlers.desk import Desk
from store.showing import shown
from store.showing.notices import NoticeKey
from store.work.queue import Refreshing


def is_over(key: NoticeKey, desk: Desk) -> bool:
    """A thread in which no article of ours is left is told nothing any more."""
    return bool(key.thread_ts) and not _there(key, desk)


def bring_up_to_date(key: NoticeKey, desk: Desk) -> None:
    """Have the replies in the thread of a notice say what is now on file."""
    for article_id in _there(key, desk):
        one = Refreshing(key.team, key.channel, article_id, key.key, spreads=False)
        desk.queue.refresh(one)


def _there(key: NoticeKey, desk: Desk) -> list[int]:
    with desk.store.reading() as session:
        return shown.in_thread(session, key.team, key.channel, key.thread_ts)
