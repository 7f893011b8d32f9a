"""Words that we put before nobody, not even where an article lends them to us."""

import re
import tomllib
from importlib.resources import files

TABLES = tomllib.loads(files("handlers.say").joinpath("words.toml").read_text("utf-8"))
LISTS = TABLES["never"]
_WORDS = [*LISTS["verdicts"].split(), *LISTS["phrases"]]
_SIZING = "|".join(LISTS["before_numbers"])
NEVER = re.compile(
    rf"\b(?:{'|'.join(_WORDS)})\b|\b(?:{_SIZING})\s+(?:\$|£|€)?\d|\b\d+\s?(?:%|per ?cent) confiden",
    re.IGNORECASE,
)
MARKS = re.compile("[“”„«»\"]|``|''")


def may_be_said(text: str) -> bool:
    """Whether words of an article may stand in a line of ours, outside quotation marks."""
    return not NEVER.search(text) and not MARKS.search(text) and "\n" not in text
