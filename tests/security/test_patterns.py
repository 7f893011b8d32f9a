"""No regular expression of the program runs away: steps grow as the text does, and no faster."""

import math
import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.security.hostile_texts import texts
from tests.security.patterns import Found, all_patterns, dynamic
from tests.security.steps import Engine, TooMany, parsed, steps

SHORT, LONG = 40, 160
LONGER = (300, 1_200)  # beyond what repetitions with a bound hold
LINEAR = 1.3  # steps ~ length ** this, at most
MOST = 1_500_000
PATTERNS = all_patterns()


@pytest.fixture(autouse=True)
def _deep() -> Iterator[None]:
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(200_000)
    yield
    sys.setrecursionlimit(limit)


def growth(found: Found, short: str, long: str) -> float:
    """The power of the length that the steps grow with; infinite beyond all counting."""
    try:
        few, many = (
            steps(found.pattern, text, most=MOST, searched=found.is_searched)
            for text in (short, long)
        )
    except (TooMany, RecursionError):
        return math.inf
    return math.log(many / few) / math.log(len(long) / len(short))


def worst(found: Found) -> float:
    """Where short texts give cause for doubt, long ones decide."""
    grown = 0.0
    pairs = zip(*(texts(found.pattern, n) for n in (SHORT, LONG, *LONGER)), strict=True)
    for short, long, *longer in pairs:
        if len(long) > 2 * len(short) and growth(found, short, long) > LINEAR:
            grown = max(grown, growth(found, *longer))
            if grown > LINEAR:
                break
    return grown


# Patterns that may grow faster: what they are given is never longer than so many characters.
SHORT_ENOUGH = {"claims.figures.givers.AUXILIARY": 300}
ENOUGH = 100_000  # steps: a hundredth of a second
# Put together anew whenever they are used, of what is no text of an outsider, or of few words.
MADE_ANEW = {
    "bot/seeing/logs.py": "secrets of ours, each as it is",
    "claims/figures/modality.py": "a pattern of ours, over twelve words",
    "claims/quotes/reading.py": "titles from a file of ours, once",
    "claims/reading/pages.py": "patterns of ours, over a title",
    "handlers/say/copy_line.py": "an escaped number and a stem, over one sentence",
}


@pytest.mark.parametrize(
    "found",
    [one for one in PATTERNS if one.where not in SHORT_ENOUGH],
    ids=lambda found: found.where,
)
def test_steps_grow_with_the_text_and_no_faster(found: Found) -> None:
    assert worst(found) <= LINEAR


@pytest.mark.parametrize("found", [one for one in PATTERNS if one.where in SHORT_ENOUGH])
def test_what_is_given_little_text_takes_few_steps(found: Found) -> None:
    for text in texts(found.pattern, SHORT_ENOUGH[found.where]):
        assert steps(found.pattern, text, most=ENOUGH, searched=found.is_searched) < ENOUGH


def test_patterns_put_together_anew_are_known() -> None:
    assert {line.partition(":")[0] for line in dynamic()} == MADE_ANEW.keys()


def test_every_pattern_of_the_program_is_looked_at() -> None:
    assert len(PATTERNS) > 150
    assert {one.where for one in PATTERNS} >= SHORT_ENOUGH.keys()


RUNAWAYS = {  # 0: no short text gave cause for doubt
    "repetition of a repetition": (r"(?:a+)+b", math.inf),
    "two ways to say the same": (r"(?:a|aa)+b", math.inf),
    "spaces at an end": (r"\s+$", 2.0),
    "two stars": (r"a*a*b", 3.0),
    "a star from every place": (r"a+b", 2.0),
    "a word": (r"\bword\b", 0.0),
    "possessive from a bound": (r"(?<!a)a++b", 0.0),
}


@pytest.mark.parametrize(("pattern", "power"), RUNAWAYS.values(), ids=RUNAWAYS.keys())
def test_what_runs_away_is_noticed(pattern: str, power: float) -> None:
    found = worst(Found(re.compile(pattern), "here", is_searched=True))
    assert found == power or (power > LINEAR and found > power - 0.2)


AGREED = (
    r"(a|ab)(c|bcd)(d*)",
    r"(?i)[^b-d]+?x?\b",
    r"^(?:a{2,3}|b)*+(?=c)",
    r"(\w)\1(?!a)",
    r"(?<=a)b$",
)


@pytest.mark.parametrize("pattern", AGREED)
@given(text=st.text(alphabet="abcdxAB \n", max_size=12))
def test_the_engine_that_counts_finds_what_pythons_finds(pattern: str, text: str) -> None:
    compiled = re.compile(pattern)
    engine = Engine(text, MOST)
    for at in range(len(text) + 1):
        theirs = compiled.match(text, at) if not pattern.startswith("^") or at == 0 else None
        assert engine.match(parsed(compiled), compiled.flags, at) == (
            theirs.end() if theirs else -1
        )
