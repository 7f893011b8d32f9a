"""Words as English treebanks cut them (Universal Dependencies, English EWT and GUM)."""

import re

ABBREVIATION = re.compile(
    r"mr|mrs|ms|dr|prof|st|jr|sr|gen|sen|rep|gov|sgt|lt|col|capt|rev|hon|vs|etc|inc|ltd|co"
    r"|corp|no|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|ph\.d|mt|ft|approx|dept|est"
    r"|fig|vol|cf|messrs|maj|adm|cmdr|pres|supt|bros",
    re.IGNORECASE,
)
WORD = re.compile(
    r"""
      (?:https?://|www\.)[^\s<>"”’)]*[^\s<>"”’).,;:!?]
    | [\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+
    | @\w+
    | [A-Za-z][\w-]{0,99}\.(?:com|org|net|gov|edu|co\.uk|ca|doc|docx|pdf|xls|txt|html?)\b
    | \d{1,2}-[A-Z][a-z]{2}-\d{2,4}
    | (?:[A-Za-z]\.){2,}
    | (?:US|A|C|NZ|HK)?[$£€¥](?=\d)
    | \d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)(?![^\W\d_]))?
    | (?:[Ee]-?mails?|E-Mails?)(?!\w)
    | (?:re|pre|anti|non|counter|Re|Pre|Anti|Non|Counter)-[^\W\d_]+
    | [^\W\d_][\w&]*(?:['’](?=\w)\w+)*(?:\.(?!\.))?
    | \.{2,} | -{2,} | [!?]{2,} | \*{2,} | [:;]-?[()](?=\s|$)
    | \S
    """,
    re.VERBOSE,
)
CLITIC = re.compile(r"(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))", re.IGNORECASE)
JOINED = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def cut_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words and marks of `text[start:end]` stand, in order; clitics are words."""
    found: list[tuple[int, int]] = []
    for match in WORD.finditer(text, start, end):
        lo, hi = match.span()
        word = match.group()
        if not word[0].isalpha():
            found.append((lo, hi))
        elif word.endswith(".") and not _keeps_stop(word):
            found += [*_clitics(text, lo, hi - 1), (hi - 1, hi)]
        else:
            found += _clitics(text, lo, hi)
    return found


def _keeps_stop(word: str) -> bool:
    initial = len(word) == 2 and word[0].isupper()
    return initial or "." in word[:-1] or bool(ABBREVIATION.fullmatch(word[:-1]))


def _clitics(text: str, lo: int, hi: int) -> list[tuple[int, int]]:
    word = text[lo:hi]
    split = CLITIC.fullmatch(word)
    if split is not None:
        middle = lo + split.end(1)
        return [*_clitics(text, lo, middle), (middle, hi)]
    if word.lower() in JOINED:
        middle = lo + JOINED[word.lower()]
        return [(lo, middle), (middle, hi)]
    return [(lo, hi)]
