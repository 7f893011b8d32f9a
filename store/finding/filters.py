"""What is looked for among the claims, as conditions on their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, and_, col, func, or_, select

from claims.names import fold
from store.finding import fulltext
from store.finding.unindexed import unindexed
from store.scope import Scope
from store.tables import ArticleRow, FigureRow, QuoteRow

SPEAKERS, SEEN, ARTICLES, DAYS = "speakers", "seen", "articles", "days"  # what may lead a search


@dataclass(frozen=True, slots=True)
class Criteria:
    """What to look for. Empty fields ask for nothing."""

    words: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    by: str = ""
    outlet: str = ""
    told: str = ""
    since: date | None = None
    until: date | None = None
    kind: str = ""
    channel: str = ""


def wanted(
    session: Session,
    kind: type[QuoteRow] | type[FigureRow],
    scope: Scope,
    asked: Criteria,
    speaker_ids: Sequence[int] | None,
    near: bool,
    among: Mapping[str, Any],
) -> Any:
    """A selection of claims with their articles, newest first, for all that is asked.

    They are found by their words, `among` few, or from the newest on; all else is asked of each.
    """
    found: Any = select(kind.id, kind.article_id).where(~col(kind.dismissed))
    seen = unindexed(kind.scope).in_(scope.seen)
    found = found.where(unindexed(kind.team_id) == scope.team, seen, *_exactly(kind, asked))
    if ARTICLES not in among and (asked.outlet or asked.channel):
        found = found.where(_of_articles(kind, articles_from(scope, asked), led=bool(among)))
    if asked.since or asked.until:
        home = unindexed(kind.article_id) == col(ArticleRow.id)
        found = found.join(ArticleRow, home).where(*_days(kind, asked))
    if kind is QuoteRow and speaker_ids is not None:
        found = found.where(unindexed(QuoteRow.speaker_id).in_(speaker_ids))
    if kind is QuoteRow and asked.kind not in ("", "quote"):
        found = found.where(unindexed(QuoteRow.kind) == asked.kind)
    return fulltext.newest(session, found, kind, _sought(asked, near), [*among.values()])


def _of_articles(
    kind: type[QuoteRow] | type[FigureRow], homes: Any, *, led: bool
) -> ColumnElement[bool]:
    """Where nothing leads, Postgres would fetch all claims of many articles, but for the detour."""
    here: ColumnElement[bool] = unindexed(kind.article_id).in_(homes)
    return here if led else here.is_(True)


def _sought(asked: Criteria, near: bool) -> dict[str, list[list[str]]]:
    words = [any_of for word in asked.words for any_of in fulltext.beginning(word)]
    exact = [any_of for phrase in asked.exact for any_of in fulltext.beginning(phrase)]
    told = fulltext.beginning(asked.told)
    own = {fulltext.OWN: exact, fulltext.NEAR: words} if near else {fulltext.OWN: words + exact}
    return own | ({fulltext.TOLD: told} if told else {})


def _exactly(kind: type[QuoteRow] | type[FigureRow], asked: Criteria) -> list[ColumnElement[bool]]:
    """The index knows words and their order; letter by letter is asked of the claim itself."""
    return [col(kind.folded).contains(fold(phrase), autoescape=True) for phrase in asked.exact]


def articles_from(scope: Scope, asked: Criteria) -> Any:
    """Articles of an outlet or a channel are few, and found in an index, beside all claims."""
    homes: Any = select(ArticleRow.id).where(scope.covers(ArticleRow))
    if asked.outlet:
        outlet = func.lower(ArticleRow.outlet + " " + ArticleRow.url)
        homes = homes.where(outlet.contains(asked.outlet.lower(), autoescape=True))
    if asked.channel:
        channel = asked.channel.strip("<#>").split("|")[0]
        homes = homes.where(col(ArticleRow.channel_id) == channel)
    return homes


def stated_day(kind: type[QuoteRow] | type[FigureRow]) -> Any:
    return col(QuoteRow.said_on if kind is QuoteRow else FigureRow.as_of)


def between(day: Any, first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    """Conditions on a day or a moment; none where both ends are open."""
    since = [] if first is None else [day >= first]
    return since if last is None else [*since, day <= last]


def moments(asked: Criteria) -> tuple[datetime | None, datetime | None]:
    """When the days that are asked for begin and end."""
    begun = datetime.combine(asked.since, time()) if asked.since else None
    return begun, datetime.combine(asked.until, time.max) if asked.until else None


def _days(kind: type[QuoteRow] | type[FigureRow], asked: Criteria) -> list[ColumnElement[bool]]:
    """A claim's day is the stated one, else its article's, else the day it was read."""
    day = func.coalesce(stated_day(kind), ArticleRow.published)
    dated = and_(*between(day, asked.since, asked.until))
    return [or_(dated, and_(day.is_(None), *between(col(ArticleRow.read_at), *moments(asked))))]
