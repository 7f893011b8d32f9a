"""What an edit takes out of an article: asked before the new text takes the place of the old."""

from sqlmodel import Session, col, select

from claims.model import Article
from store.filing import rows
from store.filing.values import read_quote
from store.review import reviews
from store.review.reviews import ClaimRef, ClaimRow
from store.tables import ArticleRow, QuoteRow


def giving_way(
    session: Session, message_id: int, slot: str, article: Article | None
) -> tuple[int, str] | None:
    """The id of what is on file, and the hash of its text; None if it is that article already."""
    here = (col(ArticleRow.message_id) == message_id, col(ArticleRow.slot) == slot)
    row = session.exec(select(ArticleRow).where(*here)).first()
    if row is None or (article is not None and rows.is_same(row, article)):
        return None
    return row.id or 0, row.sha256


def taken_out(session: Session, article_id: int, text: str) -> list[ClaimRef]:
    """Claims of an article whose words a text does not have, however it breaks its lines."""
    there = _flowing(text)
    standing = (row for row in reviews.claims_of(session, article_id) if not row.dismissed)
    return [
        reviews.ref_of(row)
        for row in standing
        if not all(_flowing(words) in there for words in _words(row))
    ]


def _words(row: ClaimRow) -> list[str]:
    """A quote's, each of its parts; those of the sentence in which a figure stands."""
    if isinstance(row, QuoteRow):
        return [span.text for span in read_quote(row.value).words]
    return [row.sentence]


def _flowing(text: str) -> str:
    return " ".join(text.split())
