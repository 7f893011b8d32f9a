"""What a channel asks of the bot: settings that its people may change."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, select

from store.review import audit
from store.tables import SettingRow

CHANGED = "settings"  # what the audit calls it


class Listening(StrEnum):
    """Which messages of a channel are read unasked. A mention or the shortcut always is."""

    OFF = "off"  # not even those
    MENTIONS = "mentions"
    LINKS = "links"
    ALL = "all"  # links, files and long texts


class Correcting(StrEnum):
    """Who may confirm, correct and dismiss claims in a channel."""

    MEMBERS = "members"
    ADMINS = "admins"  # of the workspace


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """The settings of one channel; these are what an untouched one has.

    `keep_days` 0 keeps for good. `outsiders` lets the bot speak in a channel that is shared with
    another organisation. `digest_hour` is an hour of the day in `time_zone`; None for no digest.
    """

    listening: Listening = Listening.ALL
    correcting: Correcting = Correcting.MEMBERS
    keep_days: int = 0
    outsiders: bool = False
    digest_hour: int | None = None
    time_zone: str = "UTC"


def read(session: Session, team: str, channel: str) -> ChannelSettings:
    here = (col(SettingRow.team_id) == team, col(SettingRow.channel_id) == channel)
    rows = session.exec(select(SettingRow).where(*here)).all()
    known = {one.name for one in fields(ChannelSettings)}
    values = {row.name: _read(row.name, row.value) for row in rows if row.name in known}
    return replace(ChannelSettings(), **values)


def digests(session: Session) -> dict[tuple[str, str], ChannelSettings]:
    """The channels that have a daily digest, by workspace and channel."""
    wanted = col(SettingRow.name).in_(("digest_hour", "time_zone"))
    values: dict[tuple[str, str], dict[str, Any]] = {}
    for row in session.exec(select(SettingRow).where(wanted)).all():
        here = values.setdefault((row.team_id, row.channel_id), {})
        here[row.name] = _read(row.name, row.value)
    found = {where: replace(ChannelSettings(), **some) for where, some in values.items()}
    return {where: some for where, some in found.items() if some.digest_hour is not None}


def write(session: Session, team: str, channel: str, settings: ChannelSettings) -> None:
    """Keep all of them. What the audit says of the change is up to whoever calls."""
    for name, value in asdict(settings).items():
        stored = "" if value is None else str(value)
        session.merge(SettingRow(team_id=team, channel_id=channel, name=name, value=stored))


def change(
    session: Session,
    team: str,
    channel: str,
    changes: Mapping[str, Any],
    *,
    who: str,
    now: datetime,
    scope: str = "",
) -> ChannelSettings:
    """Change some of them, and note in the audit who did. Returns them as they were before."""
    before = read(session, team, channel)
    after = replace(before, **changes)
    differing = [name for name, value in asdict(after).items() if value != asdict(before)[name]]
    if differing:
        write(session, team, channel, after)
        was, is_now = ({name: asdict(s)[name] for name in differing} for s in (before, after))
        audit.note(
            session,
            team=team,
            channel=channel,
            scope=scope,
            who=who,
            what=CHANGED,
            now=now,
            before=was,
            after=is_now,
        )
    return before


def _read(name: str, value: str) -> Any:
    match name:
        case "listening":
            return Listening(value)
        case "correcting":
            return Correcting(value)
        case "outsiders":
            return value == str(True)
        case "keep_days":
            return int(value)
        case "digest_hour":
            return int(value) if value else None
        case _:
            return value
