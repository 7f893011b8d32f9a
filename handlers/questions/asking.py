"""What somebody asks with `/claims`: words, exact words, filters."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from claims.names import fold
from claims.reading.datelines import find_date
from handlers.hearing.markup import unescape
from store.finding.filters import Criteria

KINDS = ("direct", "mixed", "indirect", "non_answer", "quote", "figure")
# A filter, a phrase in quotation marks of any kind, or a word.
PART = re.compile(
    r"(?P<name>by|about|from|told|since|until|kind|in):\s*"
    r"(?:[\"“”„](?P<value>[^\"“”]*)[\"“”]|(?P<bare>\S+))"
    r"|[\"“”„«](?P<exact>[^\"“”»]+)[\"“”»]"
    r"|(?P<word>\S+)",
    re.IGNORECASE,
)
# Characters of a question that are read. A button carries it, in 2,000 characters of JSON, and
# the worst of characters takes six.
LONGEST = 300


class Ask(StrEnum):
    """What kind of answer is wanted."""

    HELP = "help"
    CONFLICTS = "conflicts"
    FIGURES = "figures"
    FRAMING = "framing"
    SEARCH = "search"


FIRST_WORDS = (Ask.CONFLICTS, Ask.FIGURES, Ask.FRAMING)


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was read. `unread` says in a sentence what in it was not understood."""

    ask: Ask
    text: str
    criteria: Criteria = field(default_factory=Criteria)
    unread: str = ""

    @property
    def subject(self) -> list[str]:
        """The single words that are asked about."""
        return " ".join((*self.criteria.words, *self.criteria.exact)).split()


class NotUnderstood(ValueError):
    """A filter whose value cannot be read. The message is a sentence to answer with."""


def read_question(text: str) -> Question:
    """Never raises: what cannot be read is named in the question's `unread`."""
    text = " ".join(unescape(text[:LONGEST]).split())
    first = text.partition(" ")[0].lower()
    if first in ("", Ask.HELP):
        return Question(Ask.HELP, text)
    ask = Ask(first) if first in FIRST_WORDS else Ask.SEARCH
    asked = text if ask is Ask.SEARCH else text.partition(" ")[2]
    try:
        return Question(ask, text, _criteria(asked))
    except NotUnderstood as error:
        return Question(ask, text, unread=str(error))


def _criteria(text: str) -> Criteria:
    criteria = Criteria()
    words: list[str] = []
    for part in PART.finditer(text):
        if part["name"]:
            value = part["value"] or part["bare"] or ""
            criteria = _filtered(criteria, part["name"].lower(), value)
        elif not fold(part[0]):
            continue  # nothing but marks
        elif part["exact"]:
            criteria = replace(criteria, exact=(*criteria.exact, part["exact"].strip()))
        else:
            words.append(part["word"])
    return replace(criteria, words=(*criteria.words, *words))


def _filtered(criteria: Criteria, name: str, value: str) -> Criteria:
    match name:
        case "by":
            return replace(criteria, by=value)
        case "about":
            return replace(criteria, words=(*criteria.words, *value.split()))
        case "from":
            return replace(criteria, outlet=value)
        case "told":
            return replace(criteria, told=value)
        case "since":
            return replace(criteria, since=_day(name, value))
        case "until":
            return replace(criteria, until=_day(name, value))
        case "kind":
            return replace(criteria, kind=_kind(value))
        case _:
            return replace(criteria, channel=value)


def _day(name: str, value: str) -> date:
    found = find_date(value)
    if found is None:
        raise NotUnderstood(f"The filter {name}: takes a day, such as {name}:2022-04-07.")
    return found


def _kind(value: str) -> str:
    wanted = value.lower().replace("-", "_").removesuffix("s")
    if wanted not in KINDS:
        raise NotUnderstood(f"The filter kind: takes one of {', '.join(KINDS)}.")
    return wanted
