"""Where the words said begin and end, next to a cue."""

from claims.quotes.company import skip_hearer, skip_time
from claims.quotes.cues import Cue, Shape
from claims.quotes.lexicon import words
from claims.quotes.reading import Reading
from claims.quotes.verbs import has_verb, is_adverb, is_verb

FURTHEST_THAT = 20  # tokens between a cue and its "that"
QUESTION_WORDS = {"that", "if", "whether", "how", "why", "what", "where", "who", "when", "which"}
END = set(".?!;")


def content_after(reading: Reading, cue: Cue, hi: int) -> int:
    """The token at which the words said begin behind the cue; -1 when none do."""
    if cue.particle and cue.negated:
        return -1
    if cue.particle and cue.particle not in ("on", "out", "back", "clear", "up", "it", "in"):
        return _thing(reading, cue.hi, hi)
    if cue.shape is Shape.NOUN:
        return cue.hi
    marked = _marked_start(reading, cue, hi)
    if marked >= 0:
        return _past_marks(reading, marked, hi) if _accepts(reading, cue, marked) else -1
    return _bare_start(reading, cue, hi)


def _is_company(reading: Reading, cue: Cue) -> bool:
    """Behind the cue stands when, where or to whom, and not an object."""
    low, text = reading.low(cue.hi), reading.tokens[min(cue.hi, len(reading.tokens) - 1)].text
    if (
        words().has("grammar.adjuncts", low)
        or words().has("grammar.days", low)
        or is_adverb(low, text)
    ):
        return True
    return not low[:1].isalnum() or cue.takes("hearer") or cue.lemma == "say"


def _past_marks(reading: Reading, start: int, hi: int) -> int:
    """Over the colon of "said that: …"."""
    if reading.low(start) == "that" and reading.low(start + 1) in (":", ",") and start + 2 < hi:
        return start + 2 if reading.low(start + 1) == ":" or reading.quoted(start + 2) else start
    return start


def _marked_start(reading: Reading, cue: Cue, hi: int) -> int:
    """Behind "that", a colon, or at a quotation mark, if nothing but company stands between."""
    for index in range(cue.hi, min(hi, cue.hi + FURTHEST_THAT)):
        low = reading.low(index)
        if reading.quoted(index):
            return _quote_start(reading, cue, index)
        if low == ":" or _introduces(cue, index, low):
            alone = index == cue.hi or low == "to" or _is_company(reading, cue)
            start = _behind_colon(reading, index, hi) if low == ":" else index
            return start if alone else -1
        if _bars(reading, cue, index, hi):
            return _behind_hearer(reading, cue, index, hi)
    return -1


def _behind_hearer(reading: Reading, cue: Cue, start: int, hi: int) -> int:
    """ "told the mayors who had come, “…": a quote behind a comma, whoever it was told to."""
    if not words().has("frames.told", cue.lemma) or start == cue.hi:
        return -1
    for index in range(start, min(hi, cue.hi + FURTHEST_THAT)):
        if reading.quoted(index):
            return index if reading.low(index - 1) in (",", ":") else -1
        if reading.low(index) in END:
            return -1
    return -1


def _introduces(cue: Cue, index: int, low: str) -> bool:
    """ "that", "whether", or the "to" of "vowed to" and "asked him to"."""
    if low == "to":
        return cue.takes("to") if index == cue.hi else cue.takes("asking")
    if low in ("who", "which") and cue.lemma == "tell":  # "told the mayors who had come"
        return False
    near = index - cue.hi <= 2 or cue.lemma == "ask"
    return low == "that" or (low in QUESTION_WORDS and near)


def _behind_colon(reading: Reading, colon: int, hi: int) -> int:
    label = words().has("furniture.labels", reading.low(colon - 1))
    return colon + 1 if colon + 1 < hi and not label else -1


def _bars(reading: Reading, cue: Cue, index: int, hi: int) -> bool:
    """Behind token `index` nothing more belongs to the cue."""
    low = reading.low(index)
    if low in END or low in "—–" or _starts_clause(reading, cue, index):
        return True
    return low == "," and not _comma_passes(reading, index, hi)


def _comma_passes(reading: Reading, comma: int, hi: int) -> bool:
    """A comma before a quote, or around "however"."""
    if comma + 1 < hi and reading.quoted(comma + 1):
        return True
    low = reading.low(comma + 1)
    if is_adverb(low, low) and reading.low(comma + 2) == ",":
        return True
    return any(reading.low(i) == "that" for i in range(comma + 1, min(hi, comma + 7)))


def _quote_start(reading: Reading, cue: Cue, index: int) -> int:
    """A quote after a comma or at once; a quoted word deep in a clause does not begin it."""
    if index == cue.hi or reading.low(index - 1) in (",", ":", "that", "—", "–", "-", "as"):
        return index
    between = [reading.low(i) for i in range(cue.hi, index)]
    if _is_name_giving(reading, cue, index):
        return cue.hi
    if len(between) > 1 and cue.takes("thing") and words().has("grammar.objects", between[0]):
        return -1
    in_clause = any(words().has("grammar.subjects", low) for low in between)
    return -1 if in_clause or not _is_company_word(between[0]) else index


def _is_name_giving(reading: Reading, cue: Cue, quote: int) -> bool:
    """ "called it “shameful”": the thing and what it is called."""
    pronoun = quote == cue.hi + 1 and reading.low(cue.hi) in ("it", "this", "that")
    return pronoun and words().has("parsed.named", cue.lemma)


def _is_company_word(low: str) -> bool:
    return _is_adjunct(low) or low in ("him", "her", "them", "me")


def _is_adjunct(low: str, *but: str) -> bool:
    return words().has("grammar.adjuncts", low) and low not in but


def _starts_clause(reading: Reading, cue: Cue, index: int) -> bool:
    if index == cue.hi and is_adverb(reading.low(index), reading.low(index)):
        return False
    low = reading.low(index)
    subject = words().has("grammar.subjects", low) and not (
        index == cue.hi and low in ("it", "you") and cue.takes("hearer")
    )
    return subject or is_verb(reading, index)


def _accepts(reading: Reading, cue: Cue, start: int) -> bool:
    low = reading.low(start)
    if reading.quoted(start) or reading.low(start - 1) == ":":
        return True
    if low == "to":
        return cue.takes("to") or cue.takes("asking")
    return cue.takes("clause") or cue.takes("that") or cue.takes("hearer")


def _bare_start(reading: Reading, cue: Cue, hi: int) -> int:
    start = skip_time(reading, cue.hi, hi)
    if start >= hi or not _begins_words(reading, start) or _is_bare_this(reading, start, hi):
        return -1
    low = reading.low(start)
    if low == "to":
        return start if cue.takes("to") else -1
    if words().has("frames.told", cue.lemma):
        told = skip_hearer(reading, start, hi)
        if told > start and has_verb(reading, told, hi):
            return told
    elif cue.takes("clause") and _is_said(reading, cue, start, hi):
        return start
    return _thing(reading, start, hi) if cue.takes("thing") and not cue.negated else -1


def _is_said(reading: Reading, cue: Cue, start: int, hi: int) -> bool:
    """A clause; behind "say" any few words are one ("Mayor says rain helps")."""
    clause = has_verb(reading, start, hi) or (cue.lemma == "say" and hi - start > 3)
    return clause and not _is_adjunct(reading.low(start), "this")


def _is_bare_this(reading: Reading, start: int, hi: int) -> bool:
    """ "reiterated this in an interview": nothing is told here."""
    after = reading.low(start + 1) if start + 1 < hi else "."
    points = reading.low(start) in (
        "this",
        "it",
        "so",
        "that",
        "them",
        "him",
        "her",
        "these",
        "those",
    )
    return points and (_is_adjunct(after) or not after[0].isalnum() or after in ("when", "and"))


def _begins_words(reading: Reading, start: int) -> bool:
    return reading.tokens[start].is_word and reading.low(start) not in ("and", "or", "but", "by")


def _thing(reading: Reading, start: int, hi: int) -> int:
    """A noun phrase begins at `start`."""
    if start >= hi or not _begins_words(reading, start):
        return start if start < hi and reading.quoted(start) else -1
    return -1 if _is_adjunct(reading.low(start), "this", "last") else start
