"""Which jobs are the same job: told by the name that they are written down under."""

from dataclasses import replace
from typing import Any

from store.showing.notices import NoticeKey
from store.work.message import Message, MessageKey
from store.work.queue import Queue
from tests.articles import GRAIN

PASTED = Message(MessageKey("T1", "C1", "1.0"), "1.0", private=False, text=GRAIN)


class Names:
    """In place of the engine's client: the names of what was written down."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def enqueue(self, options: dict[str, Any], *_: Any) -> None:
        self.names.add(options["workflow_id"])


def jobs(*messages: Message, again: tuple[str, ...] = ("",)) -> int:
    names = Names()
    queue = Queue(names, None)  # type: ignore[arg-type]
    for message in messages:
        for once in again:
            queue.put(message, again=once)
    return len(names.names)


def test_a_message_delivered_twice_is_one_job() -> None:
    assert jobs(PASTED, replace(PASTED, user="U2")) == 1


def test_an_edit_there_and_back_again_is_a_job_each() -> None:
    there = replace(PASTED, text=f"{GRAIN} More.", edited_ts="2.0")
    assert jobs(PASTED, there, replace(PASTED, edited_ts="3.0")) == 3


def test_a_deletion_is_a_job() -> None:
    assert jobs(PASTED, replace(PASTED, text="", deleted=True)) == 2


def test_a_retry_of_one_failure_is_one_job_however_often_it_is_asked_for() -> None:
    assert jobs(PASTED, again=("", "e1", "e1", "e2")) == 3


def test_a_notice_is_one_job_for_each_place() -> None:
    names = Names()
    queue = Queue(names, None)  # type: ignore[arg-type]
    notice = NoticeKey("T1", "C1", "1.0", "recall:41")
    for key in (notice, notice, replace(notice, channel="C2"), replace(notice, thread_ts="2.0")):
        queue.notify(key)
    assert len(names.names) == 3
