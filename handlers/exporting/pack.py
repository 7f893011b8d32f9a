"""An evidence pack: one zip of plain files that anybody can check without this program."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from handlers.exporting.columns import written_at
from handlers.exporting.document import document, written
from store.packing.dossier import Dossier

FORMAT = "claims-desk-pack"
MANIFEST, SUMS, READ_ME = "manifest.json", "SHA256SUMS", "README.txt"
CLAIMS, RELATIONS, AUDIT, OFFSETS = "claims.json", "relations.json", "audit.json", "offsets.csv"
NAMES = frozenset((MANIFEST, SUMS, READ_ME, CLAIMS, RELATIONS, AUDIT, OFFSETS))
SNAPSHOTS = "snapshots"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content is the same file, whenever it is made
FILE_OF_ANYBODY = 0o100644 << 16
UNIX = 3

HOW_TO_READ = """Evidence pack of Claims Desk

snapshots/    each article's text as it was read, in UTF-8; a file is named by its SHA-256
claims.json   the articles and the claims in them: who said what, and which figures stand there
offsets.csv   where the words of each claim stand: first character, and the one after the last
relations.json  how claims stand to each other: conflicts, other wordings
audit.json    who confirmed, corrected or dismissed what, and when
manifest.json what this pack is of; every file with its size and SHA-256
SHA256SUMS    the same hashes, for a program that checks them

To check the hashes:   sha256sum -c SHA256SUMS
To check every claim against its article as well:   python -m bot verify PACK.zip

The pack reports who said what. It does not say what is so.
"""


def write(dossier: Dossier) -> bytes:
    files = dict(_contents(dossier))
    files[MANIFEST] = written(_manifest(dossier, files))
    sums = "".join(f"{_sha256(files[name])}  {name}\n" for name in sorted(files))
    return _zipped({**files, SUMS: sums.encode()})


def _contents(dossier: Dossier) -> Iterator[tuple[str, bytes]]:
    """Every file but those that hold the hashes."""
    whole = document(dossier)
    relations, audit = whole.pop("relations"), whole.pop("audit")
    for article in whole["articles"]:
        text = article["article"].pop("text")
        yield snapshot_name(article["sha256"]), text.encode("utf-8", "surrogatepass")
    yield CLAIMS, written(whole)
    yield RELATIONS, written(relations)
    yield AUDIT, written(audit)
    yield OFFSETS, _offsets(dossier)
    yield READ_ME, HOW_TO_READ.encode()


def snapshot_name(sha256: str) -> str:
    return f"{SNAPSHOTS}/{sha256}.txt"


def _manifest(dossier: Dossier, files: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": 1,
        "workspace": dossier.workspace,
        "asked": dossier.asked,
        "claims": len(dossier.found),
        "files": [
            {"path": name, "bytes": len(files[name]), "sha256": _sha256(files[name])}
            for name in sorted(files)
        ],
    }


def _offsets(dossier: Dossier) -> bytes:
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("claim", "snapshot", "part", "start", "end"))
    homes = {one.id: one.article.sha256 for one in dossier.snapshots}
    for entry in dossier.entries:
        for part, span in written_at(entry.claim):
            sha256 = homes[entry.snapshot_id]
            table.writerow((entry.id, snapshot_name(sha256), part, span.start, span.end))
    return text.getvalue().encode()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Stored, not packed: every zip program writes the same bytes for it, and reads them."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as pack:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr, entry.create_system = FILE_OF_ANYBODY, UNIX
            pack.writestr(entry, files[name])
    return content.getvalue()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
