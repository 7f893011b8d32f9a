"""What a row of a table says of a claim, column by column: as written, with offsets, in full."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from claims.model import Article, Claim, Dated, Figure, Quote, ReviewState, Span
from handlers.exporting import proving
from store.packing.dossier import Dossier, Entry, Link, Reviewed, Snapshot

BETWEEN = " … "  # the words of something that stands in several places

COLUMNS = (
    *("claim", "kind", "words", "speaker", "as_written", "basis", "role", "cue", "told"),
    *("said_on", "said_on_basis", "flags"),
    *("value", "low", "high", "bound", "unit", "measure", "counted", "whose", "place"),
    *("as_of", "as_of_basis", "period", "statistic", "modality", "given_by", "inherited"),
    *("title", "outlet", "byline", "url", "published", "language", "complete", "missing"),
    *("paragraph", "sentence", "permalink", "channel", "read_at", "article", "sha256"),
    *("words_at", "speaker_at", "as_written_at", "role_at", "cue_at", "told_at", "said_on_at"),
    *("flags_at", "whose_at", "place_at", "as_of_at", "period_at", "given_by_at"),
    *("review", "reviewed_by", "reviewed_at", "corrected", "relations"),
)


def rows(dossier: Dossier) -> Iterable[dict[str, str]]:
    """A row for each claim that the question found."""
    homes = {one.id: one for one in dossier.snapshots}
    entries = {one.id: one for one in dossier.entries}
    related = _related(dossier.links, entries, homes)
    for entry in dossier.found:
        home = homes[entry.snapshot_id]
        cells = _entry(entry) | _home(home) | {"relations": "\n".join(related.get(entry.id, ()))}
        yield {name: cells.get(name, "") for name in COLUMNS}


def _entry(entry: Entry) -> dict[str, str]:
    cells = {
        "claim": entry.id,
        "paragraph": str(entry.paragraph),
        "sentence": entry.sentence,
        "speaker": entry.speaker,
    }
    return cells | _claim(entry.standing) | _review(entry.review)


def _review(review: Reviewed | None) -> dict[str, str]:
    if review is None:
        return {"review": ReviewState.UNREVIEWED.value}
    return {
        "review": review.state.value,
        "reviewed_by": review.by,
        "reviewed_at": review.at.isoformat(timespec="seconds"),
        "corrected": "; ".join(sorted(review.fields)),
    }


def _claim(claim: Claim) -> dict[str, str]:
    match claim:
        case Quote():
            return _quote(claim)
        case Figure():
            return _figure(claim)


def _quote(quote: Quote) -> dict[str, str]:
    flags = [flag.words for flag in quote.flags if flag.words]
    return {
        "kind": quote.kind.value,
        "basis": quote.basis.value,
        "said_on": _day(quote.said_on),
        "said_on_basis": quote.said_on.basis.value if quote.said_on else "",
        "flags": "; ".join(flag.kind.value for flag in quote.flags),
        "flags_at": _at(flags),
        "said_on_at": _at(_spans(quote.said_on.words if quote.said_on else None)),
        "speaker_at": _at(_spans(quote.speaker)),
        **_written("words", quote.words),
        **_written("as_written", quote.source),
        **_written("cue", quote.cue),
        **_written("role", quote.role),
        **_written("told", quote.told),
    }


def _figure(figure: Figure) -> dict[str, str]:
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return {
        "kind": "figure",
        "value": " to ".join(f"{end:f}" for end in ends),
        "low": "" if figure.low is None else f"{figure.low:f}",
        "high": "" if figure.high is None else f"{figure.high:f}",
        "bound": figure.bound.value,
        "unit": figure.unit,
        "measure": figure.measure.value,
        "counted": figure.counted,
        "as_of": _day(figure.as_of),
        "as_of_basis": figure.as_of.basis.value if figure.as_of else "",
        "as_of_at": _at(_spans(figure.as_of.words if figure.as_of else None)),
        "statistic": figure.statistic.value,
        "modality": figure.modality.value,
        "inherited": "; ".join(sorted(figure.inherited)),
        **_written("words", figure.words),
        **_written("whose", figure.whose),
        **_written("place", figure.place),
        **_written("period", figure.period),
        **_written("given_by", figure.source),
    }


def _home(snapshot: Snapshot) -> dict[str, str]:
    article: Article = snapshot.article
    return {
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "url": article.url,
        "published": article.published.isoformat() if article.published else "",
        "language": article.language,
        "complete": "yes" if article.complete else "no",
        "missing": article.missing,
        "permalink": snapshot.permalink,
        "channel": snapshot.channel,
        "read_at": snapshot.read_at.isoformat(timespec="seconds"),
        "article": snapshot.id,
        "sha256": article.sha256,
    }


def _related(
    links: Iterable[Link], entries: Mapping[str, Entry], homes: Mapping[str, Snapshot]
) -> dict[str, list[str]]:
    """For each claim a line for each relation: the kind, and the other claim with its place."""
    lines: dict[str, list[str]] = {}
    for link in links:
        for mine, other in ((link.new, link.earlier), (link.earlier, link.new)):
            entry = entries[other]
            home = homes[entry.snapshot_id]
            where = f"{home.article.title or home.id}, ¶{entry.paragraph}"
            said = f"{link.kind}: {words(entry.claim)} ({where}) {entry.id}"
            lines.setdefault(mine, []).append(said)
    return lines


def words(claim: Claim) -> str:
    return claim.text if isinstance(claim, Quote) else claim.words.text


def written_at(claim: Claim) -> Iterable[tuple[str, Span]]:
    """Every part of a claim that stands in its article: the field's name, and where."""
    for part in fields(claim):
        for span in proving.spans(getattr(claim, part.name)):
            yield part.name, span


def _written(name: str, value: Any) -> dict[str, str]:
    found = _spans(value)
    return {name: BETWEEN.join(span.text for span in found), f"{name}_at": _at(found)}


def _spans(value: Span | tuple[Span, ...] | None) -> tuple[Span, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _at(spans: Iterable[Span]) -> str:
    """Where the words stand in the article's text: first character, and the one after the last.

    What a person typed stands nowhere in it.
    """
    return " ".join(f"{span.start}-{span.end}" for span in spans if span.end > span.start)


def _day(dated: Dated | None) -> str:
    return dated.day.isoformat() if dated and dated.day else ""
