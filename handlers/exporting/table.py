"""A dossier as CSV, in which no cell is a formula to any spreadsheet program."""

import csv
import io
import re

from handlers.exporting.columns import COLUMNS, rows
from store.packing.dossier import Dossier

# What spreadsheet programs take for the beginning of a formula, full-width forms included.
FORMULA = re.compile(r"['=+\-@\t\r\n＝＋－＠]")
PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
GUARD = "'"


def write(dossier: Dossier) -> bytes:
    """UTF-8 with the mark that Excel needs to see that it is; every cell in quotation marks."""
    text = io.StringIO(newline="")
    table = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in rows(dossier):
        table.writerow([guarded(row[name]) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell that a spreadsheet shows as it is. `unguarded` gives back what it was."""
    if PLAIN_NUMBER.fullmatch(cell) or not FORMULA.match(cell):
        return cell
    return GUARD + cell


def unguarded(cell: str) -> str:
    return cell.removeprefix(GUARD)
