"""The words of `words.toml`, as one alternative of a regular expression for each list."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def alternatives(name: str) -> str:
    """A group that matches any entry of the list, the longest entries tried first."""
    entries = sorted(_words()[name], key=len, reverse=True)
    return "(?:" + "|".join(entries).replace("’", "['’]") + ")"


def languages() -> list[str]:
    """The codes of the languages that are told apart."""
    return _words()["languages"]


@cache
def _words() -> dict[str, list[str]]:
    return tomllib.loads(files("claims.reading").joinpath("words.toml").read_text("utf-8"))
