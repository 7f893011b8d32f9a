"""An evidence pack opened again: every hash compared, nothing of it written anywhere."""

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from handlers.exporting import pack
from handlers.exporting.document import from_document, loaded
from handlers.exporting.proving import Unfit
from store.packing.dossier import Dossier

MOST_BYTES = 600_000_000  # of everything in a pack, and of a JSON export
MOST_FILES = 60_000
PIECE = 1 << 16

NO_PACK = "This is no evidence pack of Claims Desk."
TOO_LARGE = "This file is too large: at most {} MB are read."
TOO_MANY = "There are too many files in this pack: at most {} are read."
STRANGE = "There is a file in this pack that does not belong there: {!r}."
MISSING = "A file of this pack is missing: {}."
CHANGED = "{} is not the file that was packed: its hash differs."


def read(content: bytes, *, most: int = MOST_BYTES) -> Dossier:
    """The dossier in a pack. Raises Unfit for what is no pack, and for what was changed."""
    files = _opened(content, most)
    _compare(files)
    whole = loaded(files[pack.CLAIMS])
    if not isinstance(whole, dict):
        raise Unfit(NO_PACK)
    whole["relations"], whole["audit"] = loaded(files[pack.RELATIONS]), loaded(files[pack.AUDIT])
    articles = whole.get("articles")
    for article in articles if isinstance(articles, list) else ():
        _put_text_back(article, files)
    return from_document(whole)


def is_zip(content: bytes) -> bool:
    return content.startswith(b"PK")


def _opened(content: bytes, most: int) -> dict[str, bytes]:
    """All files by name. What an entry says of its own size is not believed."""
    files: dict[str, bytes] = {}
    left = most
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as zipped:
            for entry in _entries(zipped):
                files[entry.filename] = _bounded(zipped, entry, left, most)
                left -= len(files[entry.filename])
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        if isinstance(error, Unfit):
            raise
        raise Unfit(NO_PACK) from error
    return files


def _entries(zipped: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Nothing is ever written to disk, so no path leads anywhere; strange ones are refused."""
    entries = zipped.infolist()
    if len(entries) > MOST_FILES:
        raise Unfit(TOO_MANY.format(f"{MOST_FILES:,}"))
    seen: set[str] = set()
    for entry in entries:
        if not _belongs(entry.filename) or entry.filename in seen:
            raise Unfit(STRANGE.format(entry.filename[:80]))
        seen.add(entry.filename)
        yield entry


def _belongs(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    if folder == pack.SNAPSHOTS:
        return file.endswith(".txt") and len(file) == 68 and file[:64].isalnum()
    return name in pack.NAMES


def _bounded(zipped: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, most: int) -> bytes:
    content = bytearray()
    with zipped.open(entry) as file:
        while piece := file.read(PIECE):
            content += piece
            if len(content) > left:
                raise Unfit(TOO_LARGE.format(most // 1_000_000))
    return bytes(content)


def _compare(files: Mapping[str, bytes]) -> None:
    """Every file is named in both lists of hashes, and is the one that was packed."""
    for name in pack.NAMES:
        if name not in files:
            raise Unfit(MISSING.format(name))
    sums = dict(_sums(files[pack.SUMS]))
    for name, stated in {**sums, **dict(_manifest(files[pack.MANIFEST]))}.items():
        if name not in files:
            raise Unfit(MISSING.format(name))
        if hashlib.sha256(files[name]).hexdigest() != stated or sums.get(name) != stated:
            raise Unfit(CHANGED.format(name))
    for name in files.keys() - {pack.SUMS}:
        if name not in sums:
            raise Unfit(STRANGE.format(name))


def _sums(content: bytes) -> Iterator[tuple[str, str]]:
    for line in content.decode("utf-8", "replace").splitlines():
        sha256, _, name = line.partition("  ")
        yield name, sha256


def _manifest(content: bytes) -> Iterator[tuple[str, str]]:
    found = loaded(content)
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, list) or found.get("format") != pack.FORMAT:
        raise Unfit(NO_PACK)
    for file in files:
        if not isinstance(file, dict):
            raise Unfit(NO_PACK)
        yield str(file.get("path")), str(file.get("sha256"))


def _put_text_back(article: Any, files: Mapping[str, bytes]) -> None:
    if not isinstance(article, dict) or not isinstance(article.get("article"), dict):
        raise Unfit(NO_PACK)
    name = pack.snapshot_name(str(article.get("sha256")))
    if name not in files:
        raise Unfit(MISSING.format(name))
    article["article"]["text"] = files[name].decode("utf-8", "replace")
