"""The lines around a headline that say when, by whom and where an article was published."""

import re
from dataclasses import dataclass
from datetime import date

from claims.reading.words import alternatives

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{{0,6}}+\.?"
DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
DATE = re.compile(
    r"\b(?:(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|{DAY.format('d2')}\.?(?: of)? {MONTH.format('m2')},? (?P<y2>\d{{4}})"
    rf"|{MONTH.format('m3')} {DAY.format('d3')},? (?P<y3>\d{{4}})"
    r"|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4})"
    r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4}))\b",
    re.IGNORECASE,
)
NAME_PART = r"(?:[^\W\d_a-z][\w.'’-]*+)"
PARTICLE = r"(?:de|da|del|der|den|di|du|la|le|van|von|al|bin|el|ten|y)\b"
NAME = rf"{NAME_PART}(?: (?:{PARTICLE}|{NAME_PART})){{1,4}}"
NAMES = rf"{NAME}(?:(?:, | and | & |, and ){NAME}){{0,5}}"
BYLINE = re.compile(rf"(?:^|\s|[•|·—–-])(?:[Bb]y|BY|Author:|Words:|Written by) (?P<names>{NAMES})")
SINGLE = re.compile(r"^(?:By|BY) (?P<names>[^\W\d_a-z][\w.&'’-]+(?: [Ss]taff)?)$")
NAME_ALONE = re.compile(rf"^{NAMES}$")
WIRE = re.compile(
    rf"^[^\W\d_a-z][\w .,’'/-]{{1,60}}?\((?P<wire>{alternatives('agencies')})\) ?[-–—]"
)
# "OLDPORT, 20 November 2026 (Reuters) — ": a place in capitals, perhaps a date, a dash.
PLACED = re.compile(
    r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’ -]){2,40}(?:,[^\n—–]{0,50}?)?(?:\([^)\n]{1,30}\))? ?"
    r"(?:—|–|―|--|- )\s*"
)
# Words that stand in such a line beside the date and the names.
LABELS = re.compile(
    r"\b(?:date|dated|published|posted|updated|modified|created|last|first|on|at|by|in|the|of|min|"
    r"mins|minutes?|read|reading time|ago|gmt|utc|bst|cet|cest|est|edt|et|msk|eet|pt|pst|pdt|ist|"
    r"am|pm|a\.m|p\.m|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"staff|reporter|writer|correspondent|editor|senior|chief|author|words)\b",
    re.IGNORECASE,
)
TIME = re.compile(r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
LONGEST_LINE = 220


@dataclass(frozen=True, slots=True)
class Dateline:
    """What such a line states; "" and None where it does not."""

    byline: str = ""
    published: date | None = None


def read_dateline(line: str) -> Dateline | None:
    """The date and the byline of a line that has nothing else in it; None for any other line."""
    line = " ".join(line[: LONGEST_LINE + 1].split())
    if len(line) > LONGEST_LINE:
        return None
    names = BYLINE.search(line) or SINGLE.search(line)
    published = find_date(line)
    rest = line.replace(names[0], " ", 1) if names else line
    rest = LABELS.sub(" ", TIME.sub(" ", DATE.sub(" ", rest)))
    left = re.findall(r"\w+", rest)
    opens = bool(names) and line.startswith(("By ", "BY ", "Written by ", "Author:"))
    if not (names or published) or len(left) > (4 if opens else 1) or _is_sentence(line):
        return None
    return Dateline(names["names"] if names else "", published)


def find_date(text: str) -> date | None:
    """The first day written out in the text. 04/07/2022 names no day: it has two readings."""
    for written in DATE.finditer(text):
        if day := _day(written):
            return day
    return None


def is_name(line: str) -> bool:
    return NAME_ALONE.match(line.strip()[:LONGEST_LINE]) is not None


def wire_of(paragraph: str) -> str:
    """The agency of a line such as "KYIV, April 7 (Reuters) - "."""
    wire = WIRE.match(paragraph.strip()[:LONGEST_LINE])
    return wire["wire"] if wire else ""


def placed(text: str, start: int = 0) -> int:
    """The length of the dateline at `start` of the text; 0 where a sentence begins at once."""
    found = PLACED.match(text, start, start + LONGEST_LINE)
    return found.end() - found.start() if found else 0


def _is_sentence(line: str) -> bool:
    return line.endswith((".", "?", "!")) and len(line.split()) > 14


def _day(written: re.Match[str]) -> date | None:
    parts = {name: value for name, value in written.groupdict().items() if value}
    if "a5" in parts:
        return _slashed(int(parts["a5"]), int(parts["b5"]), int(parts["y5"]))
    values = {name[0]: value for name, value in parts.items()}
    return _date(int(values["y"]), _month(values["m"]), int(values["d"]))


def _slashed(first: int, second: int, year: int) -> date | None:
    if first > 12 or first == second:
        return _date(year, second, first)
    return _date(year, first, second) if second > 12 else None


def _month(written: str) -> int:
    if written.isdigit():
        return int(written)
    return MONTHS.index(written[:3].lower()) + 1


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
