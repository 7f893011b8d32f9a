from sqlmodel import select

from store.database import Store
from store.tables import AuditRow
from store.tenants import settings
from store.tenants.settings import ChannelSettings, Correcting, Listening
from tests.conftest import NOW

CHANGED = ChannelSettings(
    Listening.LINKS, Correcting.ADMINS, 30, True, digest_hour=7, time_zone="Europe/Kyiv"
)


def test_an_untouched_channel_has_what_is_usual(store: Store) -> None:
    with store.reading() as session:
        assert settings.read(session, "T1", "C1") == ChannelSettings()


def test_settings_are_kept_for_one_channel_of_one_workspace(store: Store) -> None:
    with store.writing() as session:
        settings.write(session, "T1", "C1", CHANGED)
    with store.reading() as session:
        assert settings.read(session, "T1", "C1") == CHANGED
        assert settings.read(session, "T1", "C2") == ChannelSettings()
        assert settings.read(session, "T2", "C1") == ChannelSettings()


def test_settings_can_be_changed_back(store: Store) -> None:
    for wanted in (CHANGED, ChannelSettings()):
        with store.writing() as session:
            settings.write(session, "T1", "C1", wanted)
    with store.reading() as session:
        assert settings.read(session, "T1", "C1") == ChannelSettings()


def test_a_change_is_noted_with_who_made_it(store: Store) -> None:
    with store.writing() as session:
        change = {"keep_days": 30, "listening": Listening.ALL}
        before = settings.change(session, "T1", "C1", change, who="U1", now=NOW)
    assert before == ChannelSettings()
    with store.reading() as session:
        [row] = session.exec(select(AuditRow)).all()
        assert (row.who, row.what) == ("U1", "settings")
        assert (row.before, row.after) == ({"keep_days": 0}, {"keep_days": 30})
