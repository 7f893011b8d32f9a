"""Articles on file: kept once, loaded as they were, taken back with all that points at them."""

from sqlmodel import select

from claims.model import Span
from store.database import Store
from store.filing import articles, relations
from store.tables import FigureRow, QuoteRow, RelationRow, SpeakerRow, SpellingRow
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.store.filing import file_text


def test_every_span_on_file_is_a_slice_of_the_stored_text(store: Store) -> None:
    report = file_text(store, BRIDGE_MORNING)
    with store.reading() as session:
        filed = articles.load(session, report.article_id)
    assert filed is not None
    assert filed.claims
    for cited in filed.claims:
        for span in _spans(cited.claim):
            assert filed.article.text[span.start : span.end] == span.text


def _spans(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for one in value for span in _spans(one)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [span for name in fields for span in _spans(getattr(value, name))]


def test_filing_the_same_article_again_changes_nothing(store: Store) -> None:
    first, second = file_text(store, BRIDGE_MORNING), file_text(store, BRIDGE_MORNING)
    assert first == second


def test_an_edited_article_replaces_the_one_before(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    report = file_text(store, BRIDGE_MORNING.replace("12", "14"))
    with store.reading() as session:
        values = [row.folded for row in session.exec(select(FigureRow)).all()]
    assert report.claims
    assert any("14" in value for value in values)
    assert not any("12" in value for value in values)


def test_the_second_article_differs_from_the_first(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    report = file_text(store, BRIDGE_EVENING, ts="2.0")
    kinds = {relation.kind.value for relation in report.relations}
    assert "same_statement" in kinds


def test_an_article_taken_back_leaves_nothing_behind(store: Store) -> None:
    file_text(store, BRIDGE_MORNING)
    report = file_text(store, BRIDGE_EVENING, ts="2.0")
    with store.writing() as session:
        for article_id in (1, report.article_id):
            filed = articles.load(session, article_id)
            assert filed is not None
            articles.remove(session, filed.origin.message_id, "text")
    with store.reading() as session:
        for table in (QuoteRow, FigureRow, RelationRow, SpeakerRow, SpellingRow):
            assert session.exec(select(table)).all() == [], table
        assert relations.of_article(session, 1, filed.origin.seen_by) == []
