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
    r".*(?:[,;:\"“”—–]| - | when | while | but | and (?=(?:the )?[A-Z])| that | as (?=[A-Z]))\s*",
    re.S,
)
OPENING = re.compile(
    r"^(?:(?:[Ww]ith|[Aa]nd|[Bb]ut|[Ww]hile|[Ww]hen|[Ii]n reality|[Oo]n [A-Z]\w+(?: [0-9]+)?"
    r"|[Ll]ast \w+|[Aa]s|[Tt]hat|[Yy]esterday)\b,? ?)+"
)
PRONOUN = re.compile(rf"^(?:{'|'.join(GIVERS['pronouns'].split())})$", re.I)
AUXILIARY = re.compile(rf"(?<!\s)(?:\s++(?:{'|'.join(GIVERS['auxiliaries'].split())}))+$", re.I)
LONGEST_SUBJECT = 300
OFFICE = re.compile(rf"\b(?:{'|'.join(GIVERS['offices'].split())})", re.I)


def read_givers(sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
    """The giver of the figure from `start` to `end`; () when the sentence names none."""
    according = sentence.once(find_according)
    if according:
        return according
    before = [who for at, who in sentence.once(find_speakers) if at <= start]
    if before:
        return before[-1]
    return next((who for at, who in sentence.once(find_tails) if at >= end), ())


def find_according(sentence: Sentence) -> tuple[Span, ...]:
    after = ACCORDING.search(sentence.text)
    return spans(sentence, after.start("who"), after.end("who")) if after else ()


def find_tails(sentence: Sentence) -> list[tuple[int, tuple[Span, ...]]]:
    """Where each ", police said" begins, and who that is."""
    found = QUOTED_END.finditer(sentence.text)
    return [
        (sentence.start + tail.start(), spans(sentence, tail.start("who"), tail.end("who")))
        for tail in found
    ]


def find_speakers(sentence: Sentence) -> list[tuple[int, tuple[Span, ...]]]:
    """Where each verb of saying ends, and its subject; verbs without a giver are left out."""
    found = [
        (sentence.start + verb.end(), speaker(sentence, verb))
        for verb in SAYING.finditer(sentence.text)
    ]
    return [(at, who) for at, who in found if who]


def speaker(sentence: Sentence, verb: re.Match[str]) -> tuple[Span, ...]:
    """The subject of a verb of saying."""
    first = max(0, verb.start() - LONGEST_SUBJECT)
    lead = AUXILIARY.sub("", sentence.text[first : verb.start()].rstrip())
    clause = CLAUSE_START.match(lead + " ")
    begin = min(clause.end(), len(lead)) if clause else 0
    opening = OPENING.match(lead[begin:])
    begin += opening.end() if opening else 0
    who = lead[begin:].strip()
    if is_giver(who) or (verb.group() in SPEECH and DEFINITE.match(who)):
        return spans(sentence, first + begin, first + len(lead))
    return ()


def is_giver(who: str) -> bool:
    """A name or an office, short enough to be a subject."""
    words = who.split()
    if not 0 < len(words) <= 9 or PRONOUN.match(who):
        return False
    return bool(OFFICE.search(who)) or words[-1][:1].isupper()


def spans(sentence: Sentence, begin: int, end: int) -> tuple[Span, ...]:
    found = sentence.article.trimmed(sentence.start + begin, sentence.start + end)
    return (found,) if found else ()
