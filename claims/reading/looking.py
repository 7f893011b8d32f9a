"""Tell an article from chatter, code, logs, tables and lists, quickly: Slack waits for this."""

import re
from dataclasses import dataclass

from claims.reading.words import alternatives

# Enough to decide on, however much was pasted.
SAMPLE = 20_000

# A message from here up is an article: tuned on the cases in tests/claims/reading.
FEWEST_WORDS = 60
FEWEST_CHARACTERS = 320
# With somebody quoted in it, a brief is one too.
FEWEST_WORDS_QUOTING = 40
FEWEST_CHARACTERS_QUOTING = 230
FEWEST_SENTENCES = 2
# Sentences of news run to some 20 words; chat is shorter, text without stops longer.
WORDS_A_SENTENCE = (6.0, 75.0)
# Of all characters, this share stands in lines of prose; of a line's own, this share is letters.
PROSE_SHARE = 0.6
LETTER_SHARE = 0.7
# Words of talk ("I", "you", "thanks") outside quotation marks, of all words. A long text may be
# a column, and a column may say "I".
TALK_SHARE = 0.06
TALK_SHARE_QUOTING = 0.09
LONGEST_TALK = 300
LISTED_SENTENCE_WORDS = 15

WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*+")
UNSPACED = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]")
SENTENCE_END = re.compile(r"\w[)\]%]?[\"”’»)\]]*[.!?…؟।۔]++[\"”’»)\]]*+(?=\s|$)|[。！？]")
# With or without the mark that closes it: a line is looked through once, whatever marks it has.
QUOTED = re.compile(r"“[^”\n]*+”?|\"[^\"\n]*+\"?|«[^»\n]*+»?|„[^“”\n]*+[“”]?")
CLOSING = '”"»“'
SPEECH = re.compile(rf"\b{alternatives('speech')}\b", re.IGNORECASE)
TALK = re.compile(rf"\b{alternatives('talk')}\b|:[a-z0-9_+-]+:|@\w+", re.IGNORECASE)
URL = re.compile(r"<?https?://\S++|www\.\S++", re.IGNORECASE)
BULLET = re.compile(r"[-*•·▪◦‣>#|]\s|\d{1,3}[.)]\s|\[[ xX]\]")
LOGGED = re.compile(
    r"\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d|\w{3} +\d+ \d\d:\d\d:\d\d|"
    r"\[?(?:INFO|WARN(?:ING)?|ERROR|DEBUG|TRACE|FATAL|CRITICAL)\b|Traceback \(|at [\w$.<>]+\(|"
    r"(?:[\w.]+(?:Error|Exception|Warning))\b:?|File \""
)
CODE = re.compile(
    r"[{}]$|[)\]\"'];$|\w = \S|^(?:def|class|import|from|return|if|for|while|elif|else|try|except|"
    r"const|let|var|function|public|private|static|#include|package|using)\b.*[:;({=]$|"
    r"[=!]==?\s|[-=]>|</\w+>|\w\(\)|::|&&|\|\||^(?://|/\*|\$ |>>> )"
)


@dataclass(frozen=True, slots=True)
class Prose:
    """What a text has of prose, counted."""

    characters: int
    words: int
    sentences: int
    share: float
    talk: int
    quoting: bool

    @property
    def is_long_enough(self) -> bool:
        words = FEWEST_WORDS_QUOTING if self.quoting else FEWEST_WORDS
        characters = FEWEST_CHARACTERS_QUOTING if self.quoting else FEWEST_CHARACTERS
        # Chinese and Japanese say in one character what takes an English reader a few.
        return self.words >= words and self.characters >= characters

    @property
    def is_in_sentences(self) -> bool:
        least, most = WORDS_A_SENTENCE
        enough = self.sentences >= FEWEST_SENTENCES
        return enough and least <= self.words / self.sentences <= most

    @property
    def is_talk(self) -> bool:
        share = TALK_SHARE_QUOTING if self.quoting else TALK_SHARE
        return self.words < LONGEST_TALK and self.talk > share * self.words


def looks_like_article(text: str) -> bool:
    """Is this prose of some length, and not chatter, code, a log, a table or a list?"""
    prose = _prose_in(text[:SAMPLE])
    whole = prose.share >= PROSE_SHARE and prose.is_long_enough
    return whole and prose.is_in_sentences and not prose.is_talk


def _without_quoted(found: re.Match[str]) -> str:
    words = found[0]
    return " " if len(words) > 1 and words[-1] in CLOSING else words


def _prose_in(text: str) -> Prose:
    lines = [line for raw in text.splitlines() if (line := raw.strip())]
    prose = "\n".join(line for line in lines if _is_prose(line))
    unquoted = QUOTED.sub(_without_quoted, prose)
    return Prose(
        characters=len(prose) + 2 * len(UNSPACED.findall(prose)),
        words=_count_words(prose),
        sentences=len(SENTENCE_END.findall(prose)),
        share=len(prose) / max(1, sum(map(len, lines)) + len(lines)),
        talk=len(TALK.findall(unquoted)),
        quoting=len(unquoted) < len(prose) and SPEECH.search(unquoted) is not None,
    )


def _count_words(text: str) -> int:
    return len(WORD.findall(UNSPACED.sub(" ", text))) + len(UNSPACED.findall(text)) // 2


def _is_prose(line: str) -> bool:
    words = _count_words(URL.sub("", line))
    solid = sum(not character.isspace() for character in line)
    # Marks above and below letters, as in Hindi or Arabic, are no letters to `isalpha`.
    letters = sum(c.isalpha() or (c > "ʰ" and c.isprintable() and not c.isspace()) for c in line)
    if words < 4 or letters < LETTER_SHARE * solid:
        return False
    if BULLET.match(line) and not _is_sentence(line, words):
        return False
    return not (LOGGED.match(line) or CODE.search(line))


def _is_sentence(line: str, words: int) -> bool:
    """A numbered paragraph, which is prose, and no entry of a list."""
    return words >= LISTED_SENTENCE_WORDS and SENTENCE_END.search(line) is not None
