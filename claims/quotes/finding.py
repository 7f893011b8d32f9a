"""The way of a quote: regions and sentences, attributions, speakers, occasions, flags."""

from dataclasses import replace

from claims.model import Article, Quote, QuoteKind, Span
from claims.quotes.attribution import find_attributions
from claims.quotes.candidate import Attribution
from claims.quotes.continuing import continue_quotes
from claims.quotes.flags import find_flags
from claims.quotes.labels import find_labelled
from claims.quotes.lexicon import words
from claims.quotes.names import find_names
from claims.quotes.occasions import Occasion, find_occasion, has_occasion
from claims.quotes.reading import Range, Reading, read
from claims.quotes.repeats import without_repeats
from claims.quotes.speakers import Speaker, resolve_speakers
from claims.quotes.transcripts import find_spoken


def find_quotes(article: Article) -> list[Quote]:
    """Who is reported as saying what, in the order of the article. Never raises."""
    reading = read(article)
    attributions = _attributions(reading)
    speakers = resolve_speakers(reading, find_names(reading), attributions)
    occasions = _occasions(reading, attributions, speakers)
    quotes = [
        _quote(reading, attribution, speaker, occasion)
        for attribution, speaker, occasion in zip(attributions, speakers, occasions, strict=True)
    ]
    return without_repeats(article, quotes)


def _attributions(reading: Reading) -> list[Attribution]:
    cued = find_attributions(reading)
    labelled = find_labelled(reading, {attribution.sentence for attribution in cued})
    spoken = find_spoken(reading)
    turns = [range(a.sentence, a.last + 1) for a in spoken]
    told = [a for a in [*cued, *labelled] if not any(a.sentence in turn for turn in turns)]
    return continue_quotes(reading, sorted([*told, *spoken], key=lambda a: a.sentence))


def _quote(
    reading: Reading, attribution: Attribution, speaker: Speaker, occasion: Occasion
) -> Quote:
    cue = attribution.cue
    quote = Quote(
        kind=_kind(reading, attribution),
        words=tuple(_words(reading, part) for part in attribution.content),
        source=tuple(reading.span(*part) for part in _mention(reading, attribution.source)),
        cue=(reading.span(cue.lo, cue.hi),) if cue else (),
        speaker=speaker.span,
        basis=speaker.basis,
        role=speaker.role,
        told=occasion.told,
        said_on=occasion.said_on,
    )
    return replace(quote, flags=find_flags(reading, attribution, quote))


def _mention(reading: Reading, source: tuple[Range, ...]) -> tuple[Range, ...]:
    """ "the mayor, who said": the mention is "who"; it leads to the mayor as a pronoun does."""
    relative = len(source) > 1 and reading.low(source[-1][0]) in ("who", "which")
    return source[-1:] if relative else source


def _words(reading: Reading, part: Range) -> Span:
    """The words of a part; what stands in marks from end to end loses them."""
    lo, hi = part
    region = reading.tokens[lo].region
    span = reading.span(lo, hi)
    if region >= 0 and reading.tokens[hi - 1].region == region:
        inner = reading.regions[region].inner
        return reading.article.span(max(span.start, inner.start), inner.end)
    return span


def _kind(reading: Reading, attribution: Attribution) -> QuoteKind:
    if attribution.non_answer:
        return QuoteKind.NON_ANSWER
    said = [index for lo, hi in attribution.content for index in range(lo, hi)]
    theirs = _interviewers_regions(reading, said)
    quoted = [
        reading.quoted(index) and reading.tokens[index].region not in theirs
        for index in said
        if reading.tokens[index].is_word
    ]
    if quoted and all(quoted):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if any(quoted) else QuoteKind.INDIRECT


def _interviewers_regions(reading: Reading, said: list[int]) -> set[int]:
    """ "… a “humiliation,” as the reporter suggested": not the speaker's own word."""
    found: set[int] = set()
    for index in said:
        region = reading.tokens[index].region
        if region >= 0 and (
            not reading.quoted(index + 1) or reading.tokens[index + 1].region != region
        ):
            near = [reading.low(i) for i in range(index + 1, index + 6)]
            if "as" in near[:2] and any(words().has("people.interviewers", low) for low in near):
                found.add(region)
    return found


def _occasions(
    reading: Reading, attributions: list[Attribution], speakers: list[Speaker]
) -> list[Occasion]:
    """What was said next, by the same speaker, was said on the same occasion."""
    found: list[Occasion] = []
    for number, attribution in enumerate(attributions):
        occasion = find_occasion(reading, attribution)
        if number and _same_occasion(reading, attributions, speakers, number):
            before = found[-1]
            occasion = Occasion(occasion.told or before.told, occasion.said_on or before.said_on)
        found.append(occasion)
    return found


def _same_occasion(
    reading: Reading, attributions: list[Attribution], speakers: list[Speaker], number: int
) -> bool:
    before, now = attributions[number - 1], attributions[number]
    same = speakers[number].span is not None and speakers[number].span == speakers[number - 1].span
    near = reading.sentences[now.sentence].paragraph - reading.sentences[before.last].paragraph <= 1
    chained = reading.sentences[now.sentence].paragraph == reading.sentences[before.last].paragraph
    return same and near and (chained or has_occasion(reading, before) or _asked(reading, now))


def _asked(reading: Reading, attribution: Attribution) -> bool:
    sentence = reading.sentences[attribution.sentence]
    return "asked" in (reading.low(sentence.lo), reading.low(sentence.lo + 1))
