"""A dossier as JSON and back: the form that holds everything and can be imported."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from handlers.exporting.proving import Unfit, prove
from store.filing.values import read_figure, read_quote
from store.packing.dossier import (
    Audited,
    Dossier,
    Entry,
    Link,
    Merged,
    Reviewed,
    Snapshot,
    claim_json,
)

FORMAT, VERSION = "claims-desk", 1
Json = dict[str, Any]
T = TypeVar("T")

NOT_STORABLE = re.compile("[\0\ud800-\udfff]")  # as store.message.storable has it

_SNAPSHOT = TypeAdapter(Snapshot)
_LINK = TypeAdapter(Link)
_REVIEW = TypeAdapter(Reviewed | None)
_AUDITED = TypeAdapter(Audited)
_MERGED = TypeAdapter(Merged)

NO_EXPORT = "This is no export of Claims Desk."
NEWER = "This export was made by a newer version: it is version {}, and {} is the last one known."
ODD = "There are characters in it that nothing on file has."
PART = "Something in it cannot be read: {} number {}."


def write(dossier: Dossier) -> bytes:
    return written(document(dossier))


def written(value: object) -> bytes:
    """JSON to be read by people too; the same for the same content."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def document(dossier: Dossier) -> Json:
    return {
        "format": FORMAT,
        "version": VERSION,
        "workspace": dossier.workspace,
        "asked": dossier.asked,
        "articles": [_article(one) for one in dossier.snapshots],
        "claims": [_claim(one) for one in dossier.entries],
        "relations": [_LINK.dump_python(one, mode="json") for one in dossier.links],
        "merges": [_MERGED.dump_python(one, mode="json") for one in dossier.merges],
        "audit": [_AUDITED.dump_python(one, mode="json") for one in dossier.audit],
    }


def read(content: bytes) -> Dossier:
    """The dossier that was written. Raises Unfit for anything else, and for what was changed."""
    try:
        return from_document(loaded(content))
    except RecursionError as error:
        raise Unfit(NO_EXPORT) from error


def loaded(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Unfit(NO_EXPORT) from error


def from_document(found: Any) -> Dossier:
    if not all(map(_is_storable, _texts(found))):
        raise Unfit(ODD)
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise Unfit(NO_EXPORT)
    version = found.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise Unfit(NEWER.format(version, VERSION))
    dossier = Dossier(
        workspace=_text(found, "workspace"),
        asked=_text(found, "asked"),
        snapshots=_each(found, "articles", _read_article),
        entries=_each(found, "claims", _read_claim),
        links=_each(found, "relations", _LINK.validate_python),
        merges=_each(found, "merges", _MERGED.validate_python),
        audit=_each(found, "audit", _AUDITED.validate_python),
    )
    prove(dossier)
    return dossier


def _article(snapshot: Snapshot) -> Json:
    stated = {"id": snapshot.id, "sha256": snapshot.article.sha256}
    return {**stated, **_SNAPSHOT.dump_python(snapshot, mode="json")}


def _claim(entry: Entry) -> Json:
    return {
        "id": entry.id,
        "snapshot": entry.snapshot_id,
        "kind": entry.kind,
        "found": entry.is_found,
        "speaker": entry.speaker,
        "filed_as": entry.filed_as,
        "paragraph": entry.paragraph,
        "sentence": entry.sentence,
        "value": claim_json(entry.claim),
        "review": _REVIEW.dump_python(entry.review, mode="json"),
    }


def _read_article(value: Json) -> Snapshot:
    stated = {name: value[name] for name in ("id", "sha256")}
    snapshot = _SNAPSHOT.validate_python(value)
    if stated != {"id": snapshot.id, "sha256": snapshot.article.sha256}:
        raise Unfit(f"The text of article {stated['id']} is not the one that was exported.")
    return snapshot


def _read_claim(value: Json) -> Entry:
    reads: Mapping[str, Callable[[Json], Any]] = {"quote": read_quote, "figure": read_figure}
    return Entry(
        id=str(value["id"]),
        snapshot_id=str(value["snapshot"]),
        claim=reads[value["kind"]](value["value"]),
        speaker=str(value["speaker"]),
        filed_as=str(value["filed_as"]),
        paragraph=int(value["paragraph"]),
        sentence=str(value["sentence"]),
        is_found=value["found"] is True,
        review=_REVIEW.validate_python(value["review"]),
    )


def _each(found: Json, name: str, read_one: Callable[[Any], T]) -> tuple[T, ...]:
    parts = found.get(name)
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        raise Unfit(NO_EXPORT)
    return tuple(_one(part, name, number, read_one) for number, part in enumerate(parts, start=1))


def _one(part: Any, name: str, number: int, read_one: Callable[[Any], T]) -> T:
    try:
        return read_one(part)
    except Unfit:
        raise
    except (ValidationError, ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise Unfit(PART.format(name, number)) from error


def _texts(value: Any) -> Iterator[str]:
    """Every text in it, names of fields included."""
    match value:
        case str():
            yield value
        case dict():
            for name, part in value.items():
                yield name
                yield from _texts(part)
        case list():
            for part in value:
                yield from _texts(part)


def _is_storable(text: str) -> bool:
    return not NOT_STORABLE.search(text)


def _text(found: Json, name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str):
        raise Unfit(NO_EXPORT)
    return value
