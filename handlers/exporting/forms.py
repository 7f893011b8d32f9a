"""The forms that an export can have, each with its file name and what writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from handlers.exporting import document, linked, pack, table, unpacking
from handlers.exporting.proving import Unfit
from store.packing.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Form:
    file_name: str
    write: Callable[[Dossier], bytes]


FORMS = {
    "csv": Form("claims.csv", table.write),
    "json": Form("claims.json", document.write),
    "jsonld": Form("claims.jsonld", linked.write),
    "pack": Form("evidence.zip", pack.write),
}


def read(content: bytes) -> Dossier:
    """The dossier in a pack or in a JSON export. Raises Unfit for anything else."""
    if len(content) > unpacking.MOST_BYTES:
        raise Unfit(unpacking.TOO_LARGE.format(unpacking.MOST_BYTES // 1_000_000))
    return unpacking.read(content) if unpacking.is_zip(content) else document.read(content)
