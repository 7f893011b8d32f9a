"""Speakers on file by a name that somebody asks for, however it is spelt."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session, col, exists, func, select

from claims.names import letters_off, likeness, name_key
from store.people import merging, naming
from store.scope import Scope
from store.tables import SpeakerRow, SpellingRow

SURE = 0.8  # from here up a name is taken for the one that was asked for
MAYBE = 0.6  # and from here up it is offered: "did you mean"
MOST_SPEAKERS = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A speaker on file: the spelling that came nearest, and how many letters off the name is."""

    speaker_ids: tuple[int, ...]
    name: str
    spelling: str
    likeness: float
    off: int


def speakers(session: Session, scope: Scope, name: str) -> list[Match]:
    """Speakers whose name may be meant, the likeliest first; of equals, the one quoted most."""
    asked = name_key(name).split()
    near = naming.candidates(session, scope, asked, at_least=MAYBE, enough=MOST_SPEAKERS)
    best: dict[str, Match] = {}
    mentions: defaultdict[str, int] = defaultdict(int)
    for spelling, key, full, number in session.exec(_spellings(scope, near)).all():
        alike = max(likeness(name, spelling), likeness(name, full))
        mentions[key] += number
        if alike >= MAYBE and (key not in best or alike > best[key].likeness):
            best[key] = Match((), full, spelling, alike, letters_off(name, full))
    ranked = sorted(best, key=lambda key: (-best[key].likeness, -mentions[key], key))
    ids = _ids(session, scope, ranked[:MOST_SPEAKERS])
    likeliest = [replace(best[key], speaker_ids=tuple(ids[key])) for key in ranked[:MOST_SPEAKERS]]
    return _as_merged(session, scope, likeliest)


def _as_merged(session: Session, scope: Scope, matches: Sequence[Match]) -> list[Match]:
    """Speakers that are one person, as somebody said, are one match."""
    found: list[Match] = []
    for match in matches:
        if any(set(match.speaker_ids) <= set(one.speaker_ids) for one in found):
            continue
        ids = merging.family(session, scope, match.speaker_ids)
        if len(ids) > len(match.speaker_ids):
            name = merging.name_of(session, scope, match.speaker_ids) or match.name
            off = letters_off(match.spelling, name) if name != match.name else match.off
            match = replace(match, speaker_ids=tuple(ids), name=name, off=off)
        found.append(match)
    return found


def _spellings(scope: Scope, speaker_ids: Sequence[int]) -> Any:
    """How these speakers, all of one team, are spelt where the scope reaches, and how often."""
    return (
        select(SpellingRow.spelling, SpeakerRow.key, SpeakerRow.name, func.count())
        .join(SpeakerRow, col(SpeakerRow.id) == col(SpellingRow.speaker_id))
        .where(col(SpellingRow.speaker_id).in_(speaker_ids), col(SpellingRow.scope).in_(scope.seen))
        .group_by(col(SpellingRow.spelling), col(SpeakerRow.id), col(SpeakerRow.name))
    )


def _ids(session: Session, scope: Scope, keys: Sequence[str]) -> defaultdict[str, list[int]]:
    """All speakers of these names, in public and in the private channels that may be seen."""
    mine = (col(SpellingRow.speaker_id) == col(SpeakerRow.id), scope.covers(SpellingRow))
    named = (col(SpeakerRow.team_id) == scope.team, col(SpeakerRow.key).in_(keys))
    found = select(SpeakerRow.key, SpeakerRow.id).where(*named, exists().where(*mine))
    ids: defaultdict[str, list[int]] = defaultdict(list)
    for key, speaker_id in session.exec(found.order_by(col(SpeakerRow.id))).all():
        ids[key].append(speaker_id or 0)
    return ids
