"""What several listeners hear at one moment is written down once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest.mock import create_autospec

from sqlmodel import func, select

from handlers.listening import Ears
from store.database import Store
from store.tables import ChannelRow, MessageRow
from store.work.message import Message, MessageKey
from store.work.queue import Queue
from tests.articles import BRIDGE_MORNING
from tests.conftest import NOW


def test_a_mention_and_its_message_at_one_moment_are_one(store: Store) -> None:
    queue: Any = create_autospec(Queue, instance=True)
    ears = Ears(store, queue, lambda _team: None, lambda: NOW)  # type: ignore[arg-type,return-value]
    said = [
        Message(MessageKey("T1", f"C{n}", "1.0"), "1.0", private=False, text=BRIDGE_MORNING)
        for n in range(6)
        for _ in range(4)
    ]
    with ThreadPoolExecutor(8) as listeners:
        list(listeners.map(ears.take, said))
    with store.reading() as session:
        for table in (ChannelRow, MessageRow):
            assert session.exec(select(func.count()).select_from(table)).one() == 6
