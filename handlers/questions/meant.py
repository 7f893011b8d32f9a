"""Who is meant by a name that somebody types."""

from collections.abc import Sequence

from sqlmodel import Session

from store.finding import named
from store.finding.named import SURE, Match
from store.scope import Scope


def speakers_meant(session: Session, scope: Scope, name: str) -> list[Match]:
    """The speakers on file that come nearest, when they come near enough to be sure."""
    return as_good_as_the_best(named.speakers(session, scope, name))


def as_good_as_the_best(matches: Sequence[Match]) -> list[Match]:
    best = max((match.likeness for match in matches), default=0.0)
    return [match for match in matches if match.likeness >= max(SURE, best - 0.01)]
