"""Where a figure belongs, and whose it is."""

import re
from collections.abc import Sequence

from claims.figures.measures import BY_NOUN, PEOPLE_LOST
from claims.figures.phrases import Phrase
from claims.figures.tables import ANYBODY, MONTHS, PERSONS, WEEKDAYS, looks_plural, singular
from claims.figures.tokens import Sentence
from claims.model import Measure, Span

NAME = r"[A-Z][\w’'-]*(?:(?: of| de| la| al| el| and)?[ -][A-Z][\w’'-]*){0,4}"
PLACE = re.compile(
    rf"\b(?:in|at|near|across|throughout|around) (?:the )?(?:[a-z]+ (?:of |part of )?){{0,3}}"
    rf"(?P<name>{NAME})"
    rf"|\b(?P<beyond>(?:outside|elsewhere in)(?: of)? (?:the )?{NAME})"
    r"|\b(?P<scope>worldwide|globally|nationwide|elsewhere|other territories|overseas|abroad)\b"
)
SCOPE_BEFORE = re.compile(
    r"\b(?P<scope>worldwide|global|globally|overseas|nationwide) (?=[a-z ]{0,30}$)"
)
SUBJECT_PLACE = re.compile(
    rf"^(?:The )?(?P<name>{NAME}) (?:has|had|have|reported|recorded|reports|says)\b"
)
NATION = re.compile(
    r"\b(?P<name>[A-Z][a-z]+(?:an|ian|ish|ese|i|ch|sh|ans)|Greek|Dutch|Swiss|Thai|Czech|Afghan|Western)$"
)
# A verb of saying, and whoever it was said to.
TOLD = re.compile(
    r"\b(?:told|said|says|speaking|announced)\b(?: (?:[A-Z][\w’'-]*|an?|the|to|late|on|reporters"
    r"|journalists|lawmakers|parliament|news|conference|briefing|agency|radio|television|station"
    r")){0,6} $"
)
FURTHEST = 80
NO_PLACE = frozenset(
    {*MONTHS, *WEEKDAYS, "covid", "covid-19", "coronavirus", "the", "this", "that"}
)


def read_place(sentence: Sentence, phrase: Phrase, phrases: Sequence[Phrase]) -> Span | None:
    """The place or event of a figure: named behind it, before all figures, or behind all."""
    following = min(
        (other.start for other in phrases if other.start > phrase.start), default=sentence.end
    )
    first, last = phrases[0].start, phrases[-1].end
    spans = sentence.once(find_places)
    own = next((span for span in spans if phrase.end <= span.start < following), None)
    scoped = scope_before(sentence, phrase, phrases)
    if scoped is not None or own is not None:
        return scoped or own
    lead = [span for span in spans if span.end <= first]
    if lead:
        return max(lead, key=lambda span: span.start)
    subject = SUBJECT_PLACE.match(sentence.text)
    if subject and not looks_plural(subject["name"]) and subject["name"].lower() not in NO_PLACE:
        return sentence.article.span(
            sentence.start + subject.start("name"), sentence.start + subject.end("name")
        )
    return next((span for span in spans if span.start >= last), None)


def find_places(sentence: Sentence) -> list[Span]:
    article = sentence.article
    found = PLACE.finditer(article.text, sentence.start, sentence.end)
    named = [m for m in found if is_place(m) and not is_where_it_was_said(sentence, m)]
    return [article.span(*m.span(m.lastgroup or 0)) for m in named]


def is_where_it_was_said(sentence: Sentence, match: re.Match[str]) -> bool:
    """As in "the minister told Radio Nord in Sandholm"."""
    return TOLD.search(sentence.between(match.start() - FURTHEST, match.start())) is not None


def scope_before(sentence: Sentence, phrase: Phrase, phrases: Sequence[Phrase]) -> Span | None:
    """As in "a worldwide total of $99 million"."""
    previous = max((other.end for other in phrases if other.end <= phrase.start), default=0)
    start = max(sentence.start, previous, phrase.start - 40)
    found = list(SCOPE_BEFORE.finditer(sentence.article.text, start, phrase.start))
    return sentence.article.span(*found[-1].span("scope")) if found else None


def is_place(match: re.Match[str]) -> bool:
    name = match["name"]
    return name is None or name.split()[0].lower().rstrip(".") not in NO_PLACE


def gap(match: re.Match[str], start: int, end: int) -> int:
    return start - match.end() if match.end() <= start else match.start() - end


def read_population(sentence: Sentence, phrase: Phrase, measure: Measure) -> Span | None:
    """Whose: "Russian soldiers", "civilians"; None when only people are spoken of."""
    noun = phrase.unit.noun
    predicate = WERE.match(sentence.article.text, noun.end, sentence.end) if noun else None
    if predicate and predicate["who"].lower() in PERSONS:
        return sentence.article.span(*predicate.span("who"))
    known = measure in PEOPLE_LOST and noun is not None and noun.head not in BY_NOUN
    if noun is not None and (
        known or noun.head in PERSONS or singular(noun.head) in PERSONS or noun.words[0] in PERSONS
    ):
        text = sentence.between(noun.start, noun.end)
        if all(word in ANYBODY or word in ("more", "other") for word in text.lower().split()):
            return None
        return sentence.article.span(_with_owner(sentence, noun.start), noun.end)
    if measure in (Measure.LOSSES, Measure.CASUALTIES, Measure.DEATHS, Measure.WOUNDED):
        return nation_before(sentence, phrase)
    return None


OWN = re.compile(r"\bof (?P<own>its|their|his|her)(?: own)? $")


def _with_owner(sentence: Sentence, start: int) -> int:
    """ "89 of its soldiers": whose they are, whoever that is."""
    own = OWN.search(sentence.between(max(sentence.start, start - 14), start))
    return start - len(own[0]) + len("of ") if own else start


# "five of the nine victims were children"
WERE = re.compile(r" (?:were|are|was) (?P<who>[^\W\d_]+)\b(?=[ .,;]*(?:$|[.,;]|and\b))")
LOSS_NOUN = re.compile(
    r"\b(?P<who>(?:(?!The |Its |Their |These |All )[A-Z][a-z]+(?:[’']s)?|civilian|military|troop) )"
    r"(?:troop |military |battlefield |combat )?"
    r"(?:losses|casualties|deaths|dead|fatalities|death toll)\b"
)


def find_losses(sentence: Sentence) -> list[re.Match[str]]:
    return list(LOSS_NOUN.finditer(sentence.article.text, sentence.start, sentence.end))


def nation_before(sentence: Sentence, phrase: Phrase) -> Span | None:
    """As in "put Russian losses at": the word before the loss."""
    matches = sentence.once(find_losses)
    if not matches:
        return None
    match = min(matches, key=lambda m: gap(m, phrase.start, phrase.end))
    return sentence.article.span(match.start("who"), match.end("who") - 1)
