"""A quote: who is reported as saying what."""

from dataclasses import dataclass
from enum import StrEnum

from claims.model.article import Dated, Span


class QuoteKind(StrEnum):
    DIRECT = "direct"  # in quotation marks
    MIXED = "mixed"  # reported speech with words in quotation marks inside
    INDIRECT = "indirect"  # reported speech in the article's words
    NON_ANSWER = "non_answer"  # declined, would not be drawn, did not specify


class SpeakerBasis(StrEnum):
    """How the speaker as written leads to the speaker's name."""

    NAMED = "named"  # the name stands there
    SURNAME = "surname"  # a part of a name given in full elsewhere in the article
    SPELLING = "spelling"  # another spelling of such a name: a suggestion, never a certainty
    PRONOUN = "pronoun"
    ROLE = "role"  # "the spokesman"
    INFERRED = "inferred"  # nobody stands beside a floating quote: the last speaker
    NONE = "none"  # no source given


class FlagKind(StrEnum):
    SECOND_HAND = "second-hand"  # told to another outlet than the article's own
    TRANSLATED = "looks translated"
    BRACKET = "bracketed insertion"
    MIXED_MARKS = "mixed quotation marks"
    FLOATING = "speaker inferred"


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader must know before using a quote, with the words that triggered it."""

    kind: FlagKind
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is reported to have said.

    `words` is the content in reading order, several spans when it is broken, without its quotation
    marks. `source` is the speaker as written beside it, `cue` the words of saying. `speaker` is the
    fullest form of the speaker's name in this article; `role` what the article calls them;
    `told` to whom it was said. None or () means the article does not say.
    """

    kind: QuoteKind
    words: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    speaker: Span | None = None
    basis: SpeakerBasis = SpeakerBasis.NONE
    role: Span | None = None
    told: Span | None = None
    said_on: Dated | None = None
    flags: tuple[Flag, ...] = ()

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def text(self) -> str:
        return " … ".join(span.text for span in self.words)
