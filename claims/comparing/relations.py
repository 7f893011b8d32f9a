"""How the claims of an article just read stand to those on file, and to each other."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from claims.comparing.pairs import compare_figures
from claims.comparing.subject import folded, may_be_compared
from claims.comparing.wordings import Wording, compare_wordings, statement
from claims.model import (
    Cited,
    Comparison,
    Figure,
    Label,
    Measure,
    Quote,
    Reason,
    Relation,
    RelationKind,
    Span,
)
from claims.names import same_person

ORDER = list(RelationKind)
MOST = 200  # relations of one article; what is beyond that nobody reads
# Measures whose numbers mean something only beside their own noun, which `counted` may not settle.
NEVER_COMPARED = frozenset((Measure.AGE, Measure.DURATION, Measure.DISTANCE, Measure.OTHER))
PEOPLE = frozenset(
    (
        Measure.DEATHS,
        Measure.WOUNDED,
        Measure.INJURED,
        Measure.MISSING,
        Measure.CAPTURED,
        Measure.CASUALTIES,
        Measure.LOSSES,
        Measure.DISPLACED,
        Measure.ARRESTED,
        Measure.RESCUED,
        Measure.PARTICIPANTS,
        Measure.CASES,
        Measure.SHOT,
    )
)
# Words of a subject that name no event.
GENERAL = frozenset(measure.value for measure in Measure) | {"people"}
ENOUGH_NAMES = 2
ENOUGH_ELSEWHERE = 2
ENOUGH_HERE = 3
SAID = {
    Label.CONFLICT: RelationKind.CONFLICT,
    Label.UPDATE: RelationKind.UPDATE,
    Label.REFINE: RelationKind.OVERLAP,
}


def find_relations(claims: Sequence[Cited], earlier: Sequence[Cited]) -> list[Relation]:
    """Wordings of one statement first, then figures: conflicts, updates, overlaps. At most MOST."""
    quotes = [*_wordings(claims, earlier)]
    figures = [*_figures(claims, earlier)]
    return [*quotes, *sorted(figures, key=lambda relation: ORDER.index(relation.kind))][:MOST]


def _wordings(claims: Iterable[Cited], earlier: Sequence[Cited]) -> Iterator[Relation]:
    """Each statement against its wording in each earlier article, where the words differ."""
    on_file = [(old, statement(old.claim)) for old in earlier if isinstance(old.claim, Quote)]
    for new in claims:
        if not isinstance(new.claim, Quote):
            continue
        said = statement(new.claim)
        seen: set[int] = set()
        for old, said_before in on_file:
            if old.citation.article_id in seen or not same_person(new.speaker, old.speaker):
                continue
            wording = compare_wordings(said, said_before)
            if wording is not None and (wording.new_only or wording.earlier_only):
                seen.add(old.citation.article_id)
                yield _reworded(new, old, wording)


def _reworded(new: Cited, old: Cited, wording: Wording) -> Relation:
    return Relation(
        RelationKind.SAME_STATEMENT,
        new,
        old,
        new_only=wording.new_only,
        earlier_only=wording.earlier_only,
        shared=wording.shared,
    )


def _figures(claims: Sequence[Cited], earlier: Sequence[Cited]) -> Iterator[Relation]:
    """New figures against each other, then against those on file."""
    mine = [cited for cited in claims if isinstance(cited.claim, Figure)]
    beside_mine = _all_figures(mine)
    once = _stated_once(mine)
    for one, other in combinations(once, 2):
        yield from _pair(other, one, beside_mine, beside_mine)
    for some in _by_article(earlier).values():
        beside = _all_figures(some)
        for old in _stated_once(some):
            for new in once:
                yield from _pair(new, old, beside_mine, beside)


def _stated_once(claims: Sequence[Cited]) -> list[Cited]:
    """A figure that an article repeats, in its headline say, once: where it says most about it."""
    fullest: dict[object, Cited] = {}
    for cited in claims:
        figure = cited.claim
        assert isinstance(figure, Figure)
        same = (figure.measure, figure.low, figure.high, figure.statistic, figure.modality)
        if same not in fullest or _fullness(figure) > _fullness(fullest[same].claim):
            fullest[same] = cited
    return sorted(fullest.values(), key=lambda cited: cited.claim.start)


def _fullness(claim: Quote | Figure) -> int:
    if not isinstance(claim, Figure):
        return 0
    stated = (claim.source, claim.whose, claim.as_of, claim.place)
    return sum(bool(one) for one in stated) * 2 - len(claim.inherited)


def _by_article(claims: Iterable[Cited]) -> dict[int, list[Cited]]:
    found: dict[int, list[Cited]] = {}
    for cited in claims:
        if isinstance(cited.claim, Figure):
            found.setdefault(cited.citation.article_id, []).append(cited)
    return found


def _pair(
    new: Cited, old: Cited, beside_new: Sequence[Figure], beside_old: Sequence[Figure]
) -> Iterator[Relation]:
    if not isinstance(new.claim, Figure) or not isinstance(old.claim, Figure):
        return
    if {new.claim.measure, old.claim.measure} & NEVER_COMPARED:
        return
    if not may_be_compared(new.subject, old.subject) or not _known_of_both(new, old):
        return
    comparison = compare_figures(
        new.claim,
        old.claim,
        a_published=new.citation.published,
        b_published=old.citation.published,
        a_text_figures=beside_new,
        b_text_figures=beside_old,
        a_sentence=new.sentence,
        b_sentence=old.sentence,
    )
    kind = _kind(comparison)
    if kind is not None:
        yield Relation(kind, new, old, reason=comparison.words, comparison=comparison)


def _kind(comparison: Comparison) -> RelationKind | None:
    """Silent on what agrees and on what cannot be compared."""
    if comparison.reason is Reason.UNIT_UNSTATED:
        return RelationKind.POSSIBLE_CONFLICT
    kind = SAID.get(comparison.label)
    return kind if comparison.strong or kind is RelationKind.OVERLAP else None


def _known_of_both(new: Cited, old: Cited) -> bool:
    """Enough is known of both figures to speak of them side by side.

    For people harmed, whose they are, where, or as of when; for anything else, that the same words
    say what is counted. Two numbers of one article need more: they mostly count two things.
    """
    a, b = new.claim, old.claim
    assert isinstance(a, Figure)
    assert isinstance(b, Figure)
    if a.measure in PEOPLE:
        stated = ((a.whose, b.whose), (a.place, b.place), (a.as_of, b.as_of))
        names = (new.subject & old.subject) - GENERAL
        return any(one and other for one, other in stated) or len(names) >= ENOUGH_NAMES
    shared = len(folded(f"{a.unit} {a.counted}") & folded(f"{b.unit} {b.counted}"))
    shared += _share_words(a.whose, b.whose) + _share_words(a.place, b.place)
    same_article = new.citation.article_id == old.citation.article_id
    return shared >= (ENOUGH_HERE if same_article else ENOUGH_ELSEWHERE)


def _share_words(one: Span | None, other: Span | None) -> bool:
    return bool(one and other and folded(one.text) & folded(other.text))


def _all_figures(claims: Iterable[Cited]) -> list[Figure]:
    return [cited.claim for cited in claims if isinstance(cited.claim, Figure)]
