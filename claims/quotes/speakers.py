"""Who a source is: from the words beside the quote to the fullest name in the article."""

from dataclasses import dataclass

from rapidfuzz.distance import OSA

from claims.model import Span, SpeakerBasis
from claims.quotes.candidate import Attribution
from claims.quotes.lexicon import words
from claims.quotes.names import Name, Names, after_titles, bare_span, name_words, role_of
from claims.quotes.reading import Range, Reading

SHORTEST_MISSPELT = 5  # letters; shorter names differ by one letter too easily
MOST_NAMES = 2000  # in one article; beyond it spellings are not compared
FURTHEST = 5  # sentences from a pronoun back to its name


@dataclass(frozen=True, slots=True)
class Speaker:
    """`span` is the fullest name, None when the article does not give one."""

    span: Span | None = None
    basis: SpeakerBasis = SpeakerBasis.NONE
    role: Span | None = None


def resolve_speakers(
    reading: Reading, names: Names, attributions: list[Attribution]
) -> list[Speaker]:
    """One speaker for each attribution, in their order."""
    speakers: list[Speaker] = []
    for number, attribution in enumerate(attributions):
        near = slice(max(0, number - 3), number)
        before = list(zip(attributions[near], speakers[near], strict=True))
        speaker = _of_relative(reading, attribution, _speaker(reading, names, attribution, before))
        if attribution.floating:
            speaker = Speaker(speaker.span, SpeakerBasis.INFERRED, speaker.role)
        speakers.append(speaker)
    return speakers


def _of_relative(reading: Reading, attribution: Attribution, found: Speaker) -> Speaker:
    """ "Experts who warned": whom the pronoun stands for, though they have no name."""
    if len(attribution.source) < 2 or found.span is not None:
        return found
    return Speaker(reading.span(*attribution.source[0]), SpeakerBasis.PRONOUN, found.role)


def _speaker(
    reading: Reading, names: Names, attribution: Attribution,
    before: list[tuple[Attribution, Speaker]],
) -> Speaker:  # fmt: skip
    if not attribution.source:
        return Speaker()
    lo, hi = attribution.source[0]
    if hi - lo == 1 and words().has("people.pronouns", reading.low(lo)):
        return _pronoun(reading, names, attribution, before)
    named = name_in(reading, lo, hi)
    if named is not None:
        return _named(reading, names, named)
    return _role(reading, names, lo, hi)


def name_in(reading: Reading, lo: int, hi: int) -> Range | None:
    """The name a noun phrase ends in, before any comma: "Kremlin spokesman | Dmitry Peskov"."""
    end = next((i for i in range(lo, hi) if reading.low(i) in (",", "(", "of", "who")), hi)
    last = end - 1
    if last < lo or not _is_name_word(reading, last):
        return None
    start = last
    while start > lo and _is_name_word(reading, start - 1):
        start -= 1
    return (after_titles(reading, start, end), end)


def _is_name_word(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    common = words().has("grammar.determiners", token.low) or words().has(
        "people.others", token.low
    )
    return token.is_name and token.is_word and not common


def _named(reading: Reading, names: Names, at: Range) -> Speaker:
    key, role = name_words(reading, *at), role_of(reading, *at)
    if not key:
        return Speaker(bare_span(reading, *at), SpeakerBasis.NAMED, role)
    same = [n for n in names.by_last.get(key[-1], ()) if set(key) <= set(n.words)]
    if len(key) == 1 and not same:
        same = list(names.by_first.get(key[0], ()))
    if same:
        full = max(same[:3], key=lambda name: (name.count, len(name.words)))
        basis = SpeakerBasis.NAMED if len(key) > 1 else SpeakerBasis.SURNAME
        return Speaker(full.span, basis, role or full.role)
    near = _spelt_like(names, key) if len(key) == 1 else None
    if near is not None:
        return Speaker(near.span, SpeakerBasis.SPELLING, role or near.role)
    return Speaker(bare_span(reading, *at), SpeakerBasis.NAMED, role)


def _spelt_like(names: Names, key: tuple[str, ...]) -> Name | None:
    """A name one letter away: a suggestion, so never two names at once."""
    word = key[-1]
    if len(word) < SHORTEST_MISSPELT or len(names.by_last) > MOST_NAMES:
        return None
    long = [last for last in names.by_last if len(last) >= SHORTEST_MISSPELT]
    near = [last for last in long if last[0] == word[0] and OSA.distance(last, word) == 1]
    return names.by_last[near[0]][0] if len(near) == 1 else None


def _pronoun(
    reading: Reading, names: Names, attribution: Attribution,
    before: list[tuple[Attribution, Speaker]],
) -> Speaker:  # fmt: skip
    at = attribution.source[0][0]
    if reading.low(at) not in ("he", "she", "who"):
        return Speaker(None, SpeakerBasis.PRONOUN)
    number = attribution.sentence
    spoken = {a.sentence: s for a, s in before if s.span is not None and a.sentence <= number}
    for back in range(number, max(-1, number - FURTHEST), -1):
        known = spoken.get(back)
        if known is not None:
            return Speaker(known.span, SpeakerBasis.PRONOUN, known.role)
        name = _first_name(reading, names, back, at)
        if name is not None:
            return Speaker(name.span, SpeakerBasis.PRONOUN, name.role)
    return Speaker(None, SpeakerBasis.PRONOUN)


def _first_name(reading: Reading, names: Names, number: int, limit: int) -> Name | None:
    """The first person named in a sentence, before token `limit`."""
    sentence = reading.sentences[number]
    for index in range(sentence.lo, min(sentence.hi, limit)):
        token = reading.tokens[index]
        if not token.is_name or token.region >= 0:
            continue
        key = name_words(reading, index, index + 1)
        same = names.by_last.get(key[0], ()) if key else ()
        if same and not words().has("people.places", key[0]):
            return same[0]
    return None


def _role(reading: Reading, names: Names, lo: int, hi: int) -> Speaker:
    """ "The spokesman": the one person of that office, if the article names one."""
    lows = [reading.low(index) for index in range(lo, hi)]
    offices = [low for low in lows if words().has("people.offices", low)]
    if not offices:
        return _institution(reading, lo, hi)
    definite = lows[0] in ("the", "his", "her", "their")
    name = names.offices.get(offices[-1]) if definite and len(lows) <= 3 else None
    role = reading.span(lo, hi)
    return Speaker(name.span if name else None, SpeakerBasis.ROLE, role)


def _institution(reading: Reading, lo: int, hi: int) -> Speaker:
    """The government of a country and the like is its own name; "some experts" is nobody's."""
    named = any(reading.tokens[i].is_name for i in range(lo + 1, hi)) or (
        reading.tokens[lo].is_name and not _is_opening_word(reading.low(lo))
    )
    plural = reading.low(hi - 1).endswith("s") and reading.low(lo) != "the"
    if named and not plural:
        return Speaker(reading.span(lo, hi), SpeakerBasis.NAMED)
    return Speaker(None, SpeakerBasis.NONE)


def _is_opening_word(low: str) -> bool:
    sets = ("grammar.determiners", "people.others", "grammar.adverbs")
    return any(words().has(name, low) for name in sets)
