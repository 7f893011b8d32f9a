"""Quotes on file that may be another wording of an article's: a wide net, for claims.comparing."""

from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, product

from sqlmodel import Session, col, select

from claims.comparing.wordings import Sought, sought
from claims.model import Quote, QuoteKind
from claims.names import name_key, same_person
from store.each import Values, of_each
from store.filing.articles import Filed
from store.people import merging, naming
from store.tables import SpeakerRow

NEWEST = 2_000  # quotes of the speakers, shared out: what was filed last is what is disputed
FEWEST_OF_A_SPEAKER = 50
LONGEST_NAME = 5  # words
MOST = 120  # of these, the ones that are loaded and compared
QUOTED = (QuoteKind.DIRECT, QuoteKind.MIXED)
KINDS = ", ".join(f"'{kind}'" for kind in QUOTED)
# By an index that has the quotes of each speaker in this order.
NEWEST_OF_EACH = f"""
SELECT id, speaker_id, folded FROM quote
WHERE speaker_id = {{speaker}} AND team_id = :team AND scope = {{scope}}
AND kind IN ({KINDS}) AND article_id <> :article AND NOT dismissed
ORDER BY id DESC LIMIT :share
"""


def quotes_like(session: Session, filed: Filed) -> list[int]:
    """Words in quotation marks by the same speakers, that have most words of a new quote."""
    new: dict[str, list[Sought]] = {}
    for cited in filed.claims:
        if isinstance(cited.claim, Quote) and cited.claim.kind in QUOTED and cited.speaker:
            new.setdefault(cited.speaker, []).append(sought(cited.claim))
    said = _said_by(session, filed, new)
    near: dict[int, float] = {}
    for quote_id, speaker, folded in _newest(session, filed, sorted(said)):
        words = folded.split()
        near[quote_id] = max(one.nearness(words) for one in said[speaker])
    found = [quote_id for quote_id in near if near[quote_id]]
    return sorted(found, key=lambda quote_id: (-near[quote_id], -quote_id))[:MOST]


def _newest(
    session: Session, filed: Filed, speaker_ids: Sequence[int]
) -> Sequence[tuple[int, int, str]]:
    """The newest quotes of each of these speakers."""
    scopes = sorted(filed.origin.seen_by.seen)
    asked: list[Values] = [
        {"speaker": one, "scope": scope} for one, scope in product(speaker_ids, scopes)
    ]
    share = max(FEWEST_OF_A_SPEAKER, NEWEST // max(1, len(asked)))
    here = {"team": filed.origin.team, "article": filed.id}
    return of_each(session, NEWEST_OF_EACH, asked, **here, share=share)


def _said_by(
    session: Session, filed: Filed, new: Mapping[str, Sequence[Sought]]
) -> Mapping[int, Sequence[Sought]]:
    """Speakers who may be the same people, and what each of them says now.

    Where any of them was merged with another, whatever is said may be theirs.
    """
    known = _speakers_like(session, filed, new)
    said = {
        one: [words for name in new if same_person(known[one], name) for words in new[name]]
        for one in known
    }
    said = {one: words for one, words in said.items() if words}
    merged = merging.merges_of(session, filed.origin.seen_by, said)
    if not merged:
        return said
    every = [words for some in new.values() for words in some]
    return dict.fromkeys({*said, *(one for pair in merged for one in pair)}, every)


def _speakers_like(session: Session, filed: Filed, names: Collection[str]) -> dict[int, str]:
    """Speakers with the words of a name, or with some of them and its last."""
    seen_by = filed.origin.seen_by
    keys = sorted({key for name in names if (key := name_key(name))})
    shorter = {part for key in keys for part in _last_parts(key.split())}
    mine = (col(SpeakerRow.team_id) == seen_by.team, col(SpeakerRow.key).in_(shorter))
    shown = select(SpeakerRow.id, SpeakerRow.name, SpeakerRow.scope).where(*mine)
    found = [
        *naming.heard_by(session, seen_by.team, [key.split() for key in keys]),
        *session.exec(shown).all(),
    ]
    # Not in the question: SQLite would rather read all speakers of a workspace than look some up.
    return {one: name for one, name, scope in found if scope in seen_by.seen}


def _last_parts(words: Sequence[str]) -> set[str]:
    """Every way to leave words of a name out, but for the last of them."""
    *others, last = words[-LONGEST_NAME:]
    return {
        " ".join((*some, last))
        for number in range(len(others) + 1)
        for some in combinations(others, number)
    }
