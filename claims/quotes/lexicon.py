"""The word lists of words.toml, with the forms of each verb."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

DOUBLING = re.compile(r"(?:^|[^aeiou])[aeiou][bdgmnpt]$")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb: base, third, past, ing or participle. A regular past is both of two."""

    lemma: str
    shape: str


@dataclass(frozen=True, slots=True)
class Words:
    """Word sets by name ("grammar.days"), and every form of every cue verb."""

    sets: dict[str, frozenset[str]]
    forms: dict[str, tuple[Form, ...]]
    particles: dict[str, frozenset[str]]
    phrases: dict[str, tuple[str, ...]]

    def has(self, name: str, word: str) -> bool:
        return word in self.sets[name]


@cache
def words() -> Words:
    """The lists, read once."""
    table = tomllib.loads(files("claims.quotes").joinpath("words.toml").read_text("utf-8"))
    irregular = table.pop("irregular")
    particles = {verb: frozenset(after) for verb, after in table.pop("phrases").items()}
    named = {
        f"{part}.{name}": value for part, lists in table.items() for name, value in lists.items()
    }
    sets = {name: frozenset(_listed(value)) for name, value in named.items()}
    verbs = {
        verb
        for name, listed in sets.items()
        if name.startswith(("frames.", "parsed."))
        for verb in listed
    }
    return Words(
        sets=sets,
        forms=_forms(verbs | set(particles) | sets["non_answer.refusals"], irregular),
        particles=particles,
        phrases={n: tuple(v) for n, v in named.items() if isinstance(v, list)},
    )


def _listed(value: Any) -> list[str]:
    return value.split() if isinstance(value, str) else [str(word) for word in value]


def _forms(verbs: set[str], irregular: dict[str, str]) -> dict[str, tuple[Form, ...]]:
    forms: dict[str, set[tuple[str, str]]] = {}
    for verb in sorted(verbs):
        for shape, form in _shapes(verb, irregular):
            forms.setdefault(form, set()).add((verb, shape))
    return {word: tuple(Form(*pair) for pair in sorted(pairs)) for word, pairs in forms.items()}


def _shapes(verb: str, irregular: dict[str, str]) -> list[tuple[str, str]]:
    names = ("third", "past", "ing", "participle")
    if verb in irregular:
        return [("base", verb), *zip(names, irregular[verb].split(), strict=True)]
    stem, third = verb, verb + "s"
    if verb.endswith("e"):
        stem = verb[:-1]
    elif re.search("[^aeiou]y$", verb):
        third = verb[:-1] + "ies"
        return [("base", verb), ("third", third), ("past", verb[:-1] + "ied"),
                ("ing", verb + "ing"), ("participle", verb[:-1] + "ied")]  # fmt: skip
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        third = verb + "es"
    elif len(verb) < 5 and DOUBLING.search(verb):
        stem = verb + verb[-1]
    past = stem + "ed"
    return [("base", verb), ("third", third), ("past", past), ("ing", stem + "ing"),
            ("participle", past)]  # fmt: skip
