"""Messages whose text was on file from elsewhere are read after all when that is gone."""

from handlers.desk import Desk
from store.showing import replies
from store.work import inbox


def give(desk: Desk) -> None:
    """Queue them, once."""
    with desk.store.writing() as session:
        orphans = replies.orphaned(session)
        waiting = [inbox.reopen(session, message_id) for message_id in orphans]
    for one in waiting:
        desk.queue.put(one, again=str(desk.now().timestamp()))
