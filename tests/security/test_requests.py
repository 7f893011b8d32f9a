"""A request that was overheard is good once, whichever of several processes it is sent to."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_bolt import BoltRequest, BoltResponse
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from bot.http import KEPT_SECONDS, Door
from bot.replays import Others
from handlers import requests as chore
from handlers.chores import KINDS
from handlers.desk import Desk
from store.database import Store, migrate, open_store
from store.tables import TakenRequestRow
from store.work import requests
from store.work.chores import Chore
from store.work.queue import Queue
from tests.bot.test_http import SECRET, knock, signed
from tests.conftest import NOW
from tests.doubles import slack_client
from tests.handlers.test_settling import directly
from tests.postgres import Postgres


class Newsroom:
    """Processes on one Postgres, in place of each a door. `heard` is what reached any app."""

    def __init__(self, url: str) -> None:
        self.url, self.heard = url, list[int]()
        self.stores = list[Store]()

    def opens(self, number: int, *ends: int | Exception) -> Door:
        self.stores.append(open_store(self.url))
        return Door(App(self, number, ends), SECRET, Others(self.stores[-1], KEPT_SECONDS))  # type: ignore[arg-type]


class App:
    def __init__(self, newsroom: Newsroom, number: int, ends: tuple[int | Exception, ...]) -> None:
        self.newsroom, self.number, self.ends = newsroom, number, list(ends)

    def dispatch(self, request: BoltRequest) -> BoltResponse:
        self.newsroom.heard.append(self.number)
        end = self.ends.pop(0) if self.ends else 200
        if isinstance(end, Exception):
            raise end
        return BoltResponse(status=end, body="an answer for one person")


@pytest.fixture
def newsroom(postgres: Postgres) -> Iterator[Newsroom]:
    newsroom = Newsroom(postgres.new_database())
    newsroom.stores.append(open_store(newsroom.url))
    migrate(newsroom.stores[0].engine)
    yield newsroom
    for store in newsroom.stores:
        store.close()


async def test_what_one_process_has_answered_no_other_does(newsroom: Newsroom) -> None:
    first, second, headers = newsroom.opens(1), newsroom.opens(2), signed(b"{}")
    assert await knock(first, b"{}", headers) == (200, b"an answer for one person")
    assert await knock(second, b"{}", headers) == (409, b"")
    assert newsroom.heard == [1]


async def test_not_even_after_a_restart(newsroom: Newsroom) -> None:
    headers = signed(b"{}")
    assert (await knock(newsroom.opens(1), b"{}", headers))[0] == 200
    assert (await knock(newsroom.opens(1), b"{}", headers))[0] == 409


@pytest.mark.parametrize("end", [500, RuntimeError("at once")])
async def test_what_failed_in_one_process_is_done_by_another(
    newsroom: Newsroom, end: int | Exception
) -> None:
    first, second, headers = newsroom.opens(1, end), newsroom.opens(2), signed(b"{}")
    if isinstance(end, Exception):
        with pytest.raises(type(end)):
            await knock(first, b"{}", headers)
    else:
        assert (await knock(first, b"{}", headers))[0] == end
    assert (await knock(second, b"{}", headers))[0] == 200


async def test_of_many_at_once_one_is_answered(newsroom: Newsroom) -> None:
    doors, headers = [newsroom.opens(number) for number in range(6)], signed(b"{}")
    statuses = [
        status for status, _ in await asyncio.gather(*(knock(d, b"{}", headers) for d in doors))
    ]
    assert sorted(statuses) == [200] + [409] * 5
    assert len(newsroom.heard) == 1


async def test_another_request_is_another(newsroom: Newsroom) -> None:
    first, second = newsroom.opens(1), newsroom.opens(2)
    assert (await knock(first, b"{}", signed(b"{}")))[0] == 200
    assert (await knock(second, b'{"a": 1}', signed(b'{"a": 1}')))[0] == 200


async def test_without_its_database_nothing_is_answered(newsroom: Newsroom) -> None:
    """Nor acknowledged: Slack sends it again, signed anew."""
    newsroom.url = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    door = newsroom.opens(1)
    with pytest.raises(OperationalError):
        await knock(door, b"{}", signed(b"{}"))
    assert newsroom.heard == []


def taken(session: Session) -> list[str]:
    return list(session.exec(select(TakenRequestRow.id)).all())


def test_a_signature_is_taken_once_and_can_be_given_back(store: Store) -> None:
    until = datetime.now(UTC) + timedelta(minutes=10)
    with store.writing() as session:
        assert requests.take(session, "v0=a", until=until)
        assert not requests.take(session, "v0=a", until=until)
        requests.give_back(session, "v0=a")
        assert requests.take(session, "v0=a", until=until)
        assert "v0=a" not in taken(session)


def test_what_is_too_old_to_be_sent_again_is_forgotten(store: Store) -> None:
    slack: Any = slack_client()
    desk = Desk(store, lambda _: slack, Queue(None, None), (), lambda: NOW)  # type: ignore[arg-type]
    with store.writing() as session:
        assert chore.planned(session) == []
        requests.take(session, "old", until=NOW - timedelta(seconds=1))
        requests.take(session, "new", until=NOW + timedelta(seconds=1))
        assert [plan.kind for plan in chore.planned(session)] == [chore.FORGET]
    KINDS[chore.FORGET].do(Chore(chore.FORGET, "", "", NOW), directly, desk)
    with store.reading() as session:
        assert len(taken(session)) == 1
        assert requests.is_any_taken(session)


def test_one_process_on_sqlite_writes_nothing_down(lite: Store) -> None:
    others = Others(lite, KEPT_SECONDS)
    assert others.take("v0=a")
    others.give_back("v0=a")
    with lite.reading() as session:
        assert taken(session) == []
