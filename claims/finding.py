"""Find all the claims an article makes."""

from claims.figures import find_figures
from claims.model import Article, Claim
from claims.quotes import find_quotes
from claims.reading import is_english


def find_claims(article: Article) -> list[Claim]:
    """Quotes and figures in reading order; none in a text that is not English."""
    if not is_english(article):
        return []
    found: list[Claim] = [*find_quotes(article), *find_figures(article)]
    return sorted(found, key=lambda claim: claim.start)
