"""Words said in front of their cue: "…," Hill said, and "…," said Hill, going on behind it."""

from claims.quotes.candidate import Attribution
from claims.quotes.clauses import content_after
from claims.quotes.cues import Cue, Shape
from claims.quotes.extents import content_end, trim_end
from claims.quotes.joined import is_shared
from claims.quotes.lexicon import words
from claims.quotes.reading import Range, Reading, Sentence
from claims.quotes.sources import WITHOUT, source_range
from claims.quotes.subjects import subject_after
from claims.quotes.syntax import SUBJECTS
from claims.quotes.verbs import has_verb, is_adverb, is_verb
from claims.reading.datelines import placed

FEWEST_WORDS = 2
FURTHEST_PART = 40  # tokens from a cue to the second half of its quote


def content_before(
    reading: Reading, sentence: Sentence, lo: int, cue: Cue, source: tuple[Range, ...]
) -> Attribution | None:
    """ "…," X said. — and "…," said X."""
    if cue.shape is not Shape.FINITE:
        return None
    # "“…,” Mary Hill, the mayor, said just now": who stands behind the quote is no part of it.
    behind_quote = cue.lo > sentence.lo and reading.quoted(cue.lo - 1)
    named = bool(source) and reading.quoted(source[0][0] - 1) and source[-1][1] <= cue.lo
    inverted = () if named else _inverted(reading, sentence, cue, behind_quote)
    if inverted:
        source, edge, after = inverted, cue.lo, inverted[-1][1]
    elif source and source[-1][1] <= cue.lo and not is_shared(reading, cue):
        edge, after = source[0][0], cue.hi
    else:
        return None
    if not _parts(reading, edge - 1, lo) or edge - lo < FEWEST_WORDS:
        return None
    return _around(reading, sentence, lo, cue, source, (edge, after))


def _parts(reading: Reading, index: int, lo: int) -> bool:
    """A comma, a dash or a closing quotation mark stands at `index`."""
    if index <= lo:
        return False
    return reading.low(index) in (",", "—", "–", "-") or reading.quoted(index)


def _inverted(
    reading: Reading, sentence: Sentence, cue: Cue, behind_quote: bool
) -> tuple[Range, ...]:
    comma = behind_quote or reading.low(cue.lo - 1) == ","
    speaks = cue.takes("clause") or cue.takes("quote")
    parsed = _parsed_behind(reading, cue) if comma and speaks else ()
    subject = subject_after(reading, cue.hi, sentence.hi) if comma and speaks else ()
    shorter = parsed and subject and _holds(subject, parsed)
    if parsed and not shorter and (behind_quote or not subject):
        return parsed
    if not subject or not _says_no_more(reading, subject[-1][1], sentence.hi):
        return ()
    return subject if behind_quote or _is_tail(reading, subject[-1][1], sentence.hi) else ()


def _holds(subject: tuple[Range, ...], parsed: tuple[Range, ...]) -> bool:
    """The tree has cut the name: "Rep." of "Rep. Ann Lee"."""
    return subject[0][0] <= parsed[0][0] and parsed[0][1] < subject[-1][1]


def _parsed_behind(reading: Reading, cue: Cue) -> tuple[Range, ...]:
    """The subject behind its verb in the tree, with what explains it."""
    tree = reading.syntax
    word = tree.word(cue.verb)
    subject = next(tree.children(word, *SUBJECTS), -1) if word >= 0 else -1
    if subject < word or word < 0:
        return ()
    source = source_range(reading, subject, WITHOUT)
    return (source,) if source[0] >= cue.hi and not reading.quoted(source[0]) else ()


def _is_tail(reading: Reading, after: int, hi: int) -> bool:
    """Behind "…, Hill said" stands nothing, or the occasion."""
    low = reading.low(after)
    if after >= hi or not reading.tokens[after].is_word:
        return not reading.quoted(after)
    occasion = (
        words().has("grammar.adjuncts", low)
        or words().has("grammar.days", low)
        or low in ("when", "while")
    )
    return occasion or is_adverb(low, low)


def _says_no_more(reading: Reading, after: int, hi: int) -> bool:
    """ "…, said Hill in a speech.": behind the subject nothing is said."""
    for index in range(after, min(hi, after + 12)):
        if reading.quoted(index) or reading.low(index) in (
            ",",
            ".",
            ";",
            ":",
            "who",
            "after",
            "when",
        ):
            return True
        named = reading.low(index - 1) == "of"  # "the Secretary of State"
        if not named and (is_verb(reading, index) or reading.low(index) in words().forms):
            return False
    return True


def _around(
    reading: Reading, sentence: Sentence, lo: int, cue: Cue, source: tuple[Range, ...],
    gap: Range,
) -> Attribution | None:  # fmt: skip
    edge, after = gap
    first = (lo, trim_end(reading, lo, edge))
    first = (_trim_start(reading, *first), first[1])
    quoted = reading.quoted(edge - 1)
    start = content_after(reading, cue, sentence.hi) if after == cue.hi else -1
    if start >= 0 and _is_setting(reading, *first):
        return None
    rest = _second_part(reading, after, sentence.hi, quoted)
    if start >= 0 and rest is None and not quoted:
        return None
    if not (cue.takes("clause") or (quoted and (cue.takes("quote") or cue.takes("that")))):
        return None
    if not quoted and not (
        _is_clause(reading, first) and _is_end(reading, cue, after, sentence.hi)
    ):
        return None
    second = () if rest is None else (rest,)
    return Attribution(0, source, cue, (first, *second))


def _is_setting(reading: Reading, lo: int, hi: int) -> bool:
    """ "On Sunday’s “Morning Talk,” Hill said …": where it was said, not what."""
    opens = reading.low(lo) if not reading.quoted(lo) else ""
    sets = ("grammar.openers", "grammar.prepositions", "grammar.days")
    opening = any(words().has(name, opens) for name in sets)
    return opening and not reading.quoted(lo)


def _going_on(reading: Reading, after: int, hi: int) -> int:
    """Where the quote goes on in lower case: "…,” Hill said at a rally in Oldport, “but …"."""
    for index in range(after, min(hi, after + FURTHEST_PART)):
        if reading.quoted(index):
            word = next((i for i in range(index, hi) if reading.tokens[i].is_word), index)
            split = reading.low(index - 1) in (",", "—", "–", "-")
            return index if split and reading.tokens[word].text[0].islower() else -1
    return -1


def _is_clause(reading: Reading, part: Range) -> bool:
    return part[1] - part[0] >= 3 and has_verb(reading, *part)


def _is_end(reading: Reading, cue: Cue, after: int, hi: int) -> bool:
    hearer = cue.takes("hearer") and after == cue.hi and not has_verb(reading, after, hi)
    return hearer or _is_tail(reading, after, hi)


def _trim_start(reading: Reading, lo: int, hi: int) -> int:
    while (
        lo < hi
        and not reading.quoted(lo)
        and (not reading.tokens[lo].is_word or reading.low(lo) in ("but", "and"))
    ):
        lo += 1
    return _behind_dateline(reading, lo, hi)


def _behind_dateline(reading: Reading, lo: int, hi: int) -> int:
    """ "OLDPORT — The port is shut, Hill said": the place is no part of the words."""
    start = reading.tokens[lo].start
    behind = start + placed(reading.article.text, start)
    while lo < hi and reading.tokens[lo].start < behind:
        lo += 1
    return lo


def _second_part(reading: Reading, after: int, hi: int, quoted: bool) -> Range | None:
    """What goes on behind ", Hill said,"."""
    further = _going_on(reading, after, hi) if quoted else -1
    if further >= 0:
        return further, content_end(reading, further, hi, False)
    comma = after
    while comma < min(hi, after + 20) and reading.low(comma) not in (",", ":", "."):
        if reading.quoted(comma):
            break
        comma += 1
    start = comma + 1 if comma < hi and reading.low(comma) in (",", ":") else comma
    if start >= hi or (quoted and not reading.quoted(start)) or start == comma:
        return None
    if not quoted and (comma != after or not reading.tokens[start].is_word):
        return None
    end = content_end(reading, start, hi, False)
    return (start, end) if end - start >= 1 else None
