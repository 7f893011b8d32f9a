"""`purge` on the command line: shown first, deleted when told so."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlmodel import update

from store.database import open_store
from store.tables import MessageRow
from store.tenants import settings
from store.tenants.settings import ChannelSettings
from tests.articles import BRIDGE_MORNING, GRAIN
from tests.bot.test_cli import bot

PLACE = ("local", "command line")


def purged(*words: str, data: Path) -> list[str]:
    done = bot("purge", *words, data=data)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def filed(data: Path) -> None:
    for article in (GRAIN, BRIDGE_MORNING):
        assert bot("check", "-", data=data, given=article).returncode == 0


def grown_old(data: Path, days: int) -> None:
    store = open_store(f"sqlite:///{data / 'claims.db'}")
    with store.writing() as session:
        session.exec(
            update(MessageRow).values(received_at=datetime.now(UTC) - timedelta(days=days))
        )
        settings.write(session, *PLACE, ChannelSettings(keep_days=30))
    store.close()


def test_what_was_kept_long_enough_is_shown_and_then_deleted(tmp_path: Path) -> None:
    filed(tmp_path)
    assert purged(data=tmp_path) == ["There is nothing to delete."]
    grown_old(tmp_path, 31)
    shown, how = purged(data=tmp_path)
    assert shown.startswith("local command line  kept 30 days: 2 messages · 2 articles · ")
    assert how == "Nothing is deleted yet: --yes deletes it for good."
    assert "every tonne" in bot("ask", "zelensky", data=tmp_path).stdout
    assert purged("--yes", data=tmp_path)[0] == shown
    assert "Nothing on file" in bot("ask", "zelensky", data=tmp_path).stdout
    assert b"Kravets" not in (tmp_path / "claims.db").read_bytes()


def test_a_person_is_deleted_and_nobody_else(tmp_path: Path) -> None:
    filed(tmp_path)
    shown, *_ = purged("--person", "Olha Kravets", "--yes", data=tmp_path)
    assert shown.startswith("local Olha Kravets: 1 message · 1 article · ")
    assert purged("--person", "Olha Kravets", data=tmp_path)[0] == "There is nothing to delete."
    assert "Karin Holm" in bot("ask", "holm", data=tmp_path).stdout


def test_what_was_deleted_may_be_filed_again(tmp_path: Path) -> None:
    filed(tmp_path)
    purged("--channel", "command line", "--yes", data=tmp_path)
    filed(tmp_path)
    shown, _ = purged("--channel", "command line", data=tmp_path)
    assert "2 articles" in shown
