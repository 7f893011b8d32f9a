"""Whoever gave a figure, as the sentence names them."""

import re

from claims.figures.tables import WORDS
from claims.figures.tokens import Sentence
from claims.model import Span

GIVERS: dict[str, str] = WORDS["givers"]
SAYING = re.compile(rf"\b(?:{'|'.join(GIVERS['saying'].split())})\b")
# With these verbs anybody can be the subject: "the hospital said".
SPEECH = frozenset({"said", "says", "told"})
DEFINITE = re.compile(r"(?:[Tt]he|[Aa]n?|[A-Z][\w-]+[’']s) (?:[\w’'-]+ ?){1,4}$")
ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Cc]iting) (?P<who>[^,;.()\"“”]{2,80})")
QUOTED_END = re.compile(
    r", (?P<who>[^,;\"“”]{2,60}?) (?:said|says|told [A-Z]\w+|reported|announced)\b"
)
CLAUSE_START = re.compile(
    r".*(?:[,;:\"“”]| when | while | but | and (?=(?:the )?[A-Z])| that | as (?=[A-Z]))\s*", re.S
)
OPENING = re.compile(
    r"^(?:(?:[Ww]ith|[Aa]nd|[Bb]ut|[Ww]hile|[Ww]hen|[Ii]n reality|[Oo]n [A-Z]\w+(?: [0-9]+)?"
    r"|[Ll]ast \w+|[Aa]s|[Tt]hat|[Yy]esterday)\b,? ?)+"
)
PRONOUN = re.compile(rf"^(?:{'|'.join(GIVERS['pronouns'].split())})$", re.I)
AUXILIARY = re.compile(rf"(?:\s+(?:{'|'.join(GIVERS['auxiliaries'].split())}))+$", re.I)
OFFICE = re.compile(rf"\b(?:{'|'.join(GIVERS['offices'].split())})", re.I)


def read_givers(sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """The giver of the figure from `start` to `end`; () when the sentence names none."""
    text = sentence.text
    after = ACCORDING.search(text)
    if after:
        return spans(sentence, after.start("who"), after.end("who"))
    tail = QUOTED_END.search(text, max(0, end - sentence.start))
    before = speaker_before(sentence, start - sentence.start)
    if before is not None:
        return before
    return spans(sentence, tail.start("who"), tail.end("who")) if tail else ()


def speaker_before(sentence: Sentence, start: int) -> tuple[Span, ...] | None:
    """The subject of the last verb of saying before the figure."""
    text = sentence.text
    for verb in reversed(list(SAYING.finditer(text, 0, start))):
        lead = text[: verb.start()].rstrip()
        lead = AUXILIARY.sub("", lead)
        clause = CLAUSE_START.match(lead + " ")
        begin = min(clause.end(), len(lead)) if clause else 0
        opening = OPENING.match(lead[begin:])
        begin += opening.end() if opening else 0
        who = lead[begin:].strip()
        if is_giver(who) or (verb.group() in SPEECH and DEFINITE.match(who)):
            return spans(sentence, begin, len(lead))
    return None


def is_giver(who: str) -> bool:
    """A name or an office, short enough to be a subject."""
    words = who.split()
    if not 0 < len(words) <= 9 or PRONOUN.match(who):
        return False
    return bool(OFFICE.search(who)) or words[-1][:1].isupper()


def spans(sentence: Sentence, begin: int, end: int) -> tuple[Span, ...]:
    found = sentence.article.trimmed(sentence.start + begin, sentence.start + end)
    return (found,) if found else ()
