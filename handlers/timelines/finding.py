"""Which figures a timeline shows: those of one thing, within what may be shown."""

from claims.comparing.series import find_series
from claims.model import Cited, Figure, Relation
from handlers.questions.asking import read_question
from handlers.say.report import DISPUTED
from handlers.timelines.value import Timeline, build
from store.database import Store
from store.filing import articles, relations
from store.finding import candidates, search
from store.scope import Scope
from store.tenants import channels

MOST_IN_PICTURE = 14  # marks of one series: more would be too small on a phone
MOST_IN_MODAL = 60
NEAREST = 120  # figures about a subject that are looked at


def of_article(article_id: int, team: str, channel: str, store: Store) -> Timeline:
    """The figures of an article that are disputed, and those on file that count the same.

    Nothing if the article is not on file, or may not be shown in this channel.
    """
    with store.reading() as session:
        filed = articles.load(session, article_id)
        if filed is None or (filed.origin.team, filed.origin.channel) != (team, channel):
            return Timeline()
        filed = channels.standing(session, filed)
        found = relations.of_article(session, article_id, filed.origin.seen_by)
        on_file = candidates.figures_like(session, filed)
    series = find_series(_disputed(found), [*filed.claims, *on_file])
    return build(series, most=MOST_IN_PICTURE)


def of_question(asked: str, scope: Scope, store: Store) -> Timeline:
    """The figures about a subject, as far as at least two of them count one thing."""
    words = read_question(asked).subject
    if not words:
        return Timeline()
    with store.reading() as session:
        ranked = search.figures(session, scope, words)[:NEAREST]
    return build(find_series(ranked, ()), most=MOST_IN_MODAL)


def _disputed(found: list[Relation]) -> list[Cited]:
    pairs = [(one.new, one.earlier) for one in found if one.kind in DISPUTED]
    return [cited for pair in pairs for cited in pair if isinstance(cited.claim, Figure)]
