"""A dossier as JSON-LD, in schema.org's words: Quotation, Claim and the NewsArticle they stand in.

What schema.org has no word for (offsets, cues, what a date rests on) is under names of our own.
Nobody rates claims in this program, so there is no ClaimReview.
"""

from typing import Any

from claims.model import Claim, Dated, Figure, Quote, QuoteKind, Span
from handlers.exporting.columns import words
from handlers.exporting.document import written
from store.packing.dossier import Dossier, Entry, Snapshot, claim_json

SCHEMA = "https://schema.org/"
OURS = "urn:claims-desk:terms:"
AS_READ, RELATED = "desk:asRead", "desk:relations"
CONTEXT = [SCHEMA, {"desk": OURS, AS_READ: {"@id": f"{OURS}asRead", "@type": "@json"}}]
TEXT = "text/plain; charset=utf-8"
Node = dict[str, Any]


def write(dossier: Dossier) -> bytes:
    used = {entry.snapshot_id for entry in dossier.found}
    homes = {one.id: one for one in dossier.snapshots if one.id in used}
    related = _related(dossier)
    claims = [
        _claim(one, homes[one.snapshot_id]) | _without_blanks({RELATED: related.get(one.id)})
        for one in dossier.found
    ]
    return written({"@context": CONTEXT, "@graph": [*map(_article, homes.values()), *claims]})


def _related(dossier: Dossier) -> dict[str, list[Node]]:
    related: dict[str, list[Node]] = {}
    for link in dossier.links:
        for mine, other in ((link.new, link.earlier), (link.earlier, link.new)):
            node = {"desk:kind": link.kind, "desk:claim": {"@id": claim_id(other)}}
            related.setdefault(mine, []).append(node)
    return related


def _article(snapshot: Snapshot) -> Node:
    article = snapshot.article
    text = article.text.encode("utf-8", "replace")
    stated = {
        "headline": article.title,
        "url": article.url,
        "publisher": _organization(article.outlet),
        "author": _named(article.byline),
        "datePublished": article.published.isoformat() if article.published else "",
        "inLanguage": article.language,
        "desk:permalink": snapshot.permalink,
        "desk:channel": snapshot.channel,
        "desk:missing": article.missing,
    }
    return {
        "@type": "NewsArticle",
        "@id": article_id(snapshot.id),
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": TEXT,
            "contentSize": f"{len(text)} B",
            "sha256": article.sha256,
        },
        "desk:readAt": snapshot.read_at.isoformat(timespec="seconds"),
        **_without_blanks(stated),
    }


def _claim(entry: Entry, home: Snapshot) -> Node:
    claim = entry.standing
    about = _quoted(entry, home) if isinstance(claim, Quote) else _figure(claim, home)
    return {
        "@id": claim_id(entry.id),
        "text": words(entry.claim),
        "desk:paragraph": entry.paragraph,
        AS_READ: claim_json(entry.claim),
        **about,
        **_without_blanks({"inLanguage": home.article.language, "desk:review": _review(entry)}),
    }


def _review(entry: Entry) -> Node | None:
    """Who confirmed or corrected who said what: no rating of what was said."""
    if entry.review is None:
        return None
    at = entry.review.at.isoformat(timespec="seconds")
    said = {"desk:state": entry.review.state.value, "desk:by": entry.review.by, "desk:at": at}
    return said | _without_blanks({"desk:corrected": sorted(entry.review.fields)})


def _quoted(entry: Entry, home: Snapshot) -> Node:
    """Only what stands in quotation marks from end to end is a Quotation."""
    quote = entry.standing
    assert isinstance(quote, Quote)
    speaker = _named(entry.speaker or _text(quote.source))
    if quote.kind is QuoteKind.DIRECT:
        said: Node = {"@type": "Quotation", "isPartOf": {"@id": article_id(home.id)}}
        said |= _without_blanks({"spokenByCharacter": speaker})
    else:
        said = {"@type": "Claim", "appearance": {"@id": article_id(home.id)}}
        said |= _without_blanks({"creator": speaker})
    return said | _without_blanks(
        {"dateCreated": _day(quote.said_on), "desk:kind": quote.kind.value}
    )


def _figure(claim: Claim, home: Snapshot) -> Node:
    assert isinstance(claim, Figure)
    stated = {
        "creator": _named(_text(claim.source)),
        "temporalCoverage": _day(claim.as_of),
        "desk:kind": "figure",
    }
    return {
        "@type": "Claim",
        "appearance": {"@id": article_id(home.id)},
        **_without_blanks(stated),
    }


def article_id(snapshot_id: str) -> str:
    return f"urn:claims-desk:article:{snapshot_id}"


def claim_id(entry_id: str) -> str:
    return f"urn:claims-desk:claim:{entry_id}"


def _organization(name: str) -> Node | None:
    return {"@type": "Organization", "name": name} if name else None


def _named(name: str) -> Node | None:
    """Somebody or something: whether a person or an institution, an article rarely says."""
    return {"name": name} if name else None


def _text(spans: tuple[Span, ...]) -> str:
    return " … ".join(span.text for span in spans)


def _day(dated: Dated | None) -> str:
    return dated.day.isoformat() if dated and dated.day else ""


def _without_blanks(stated: Node) -> Node:
    return {name: value for name, value in stated.items() if value not in (None, "", [])}
