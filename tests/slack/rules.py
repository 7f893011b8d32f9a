"""Small rules from which the checker of raw blocks is put together: each names what is wrong."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

Rule = Callable[[Any, str], Iterator[str]]
Fields = Mapping[str, Rule]


def problem(what: str, where: str) -> str:
    return f"{what} [json-pointer:{where}]"


def string(least: int = 0, most: int | None = None) -> Rule:
    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield problem("must be a string", where)
        elif len(value) < least:
            yield problem(f"must be more than {least - 1} characters", where)
        elif most is not None and len(value) > most:
            yield problem(f"must be less than {most + 1} characters", where)

    return check


def whole(least: int | None = None, most: int | None = None) -> Rule:
    def check(value: Any, where: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int):
            yield problem("must be an integer", where)
        elif least is not None and value < least:
            yield problem(f"must be at least {least}", where)
        elif most is not None and value > most:
            yield problem(f"must be at most {most}", where)

    return check


def number(above: float | None = None) -> Rule:
    def check(value: Any, where: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield problem("must be a number", where)
        elif above is not None and value <= above:
            yield problem(f"must be more than {above}", where)

    return check


def boolean(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, bool):
        yield problem("must be a boolean", where)


def mapping(value: Any, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield problem("must be an object", where)


def among(*values: Any) -> Rule:
    def check(value: Any, where: str) -> Iterator[str]:
        if value not in values:
            yield problem(f"must be one of {', '.join(map(str, values))}", where)

    return check


def many(rule: Rule, least: int = 0, most: int | None = None) -> Rule:
    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield problem("must be an array", where)
            return
        if len(value) < least:
            yield problem(f"no fewer than {least} items allowed", where)
        if most is not None and len(value) > most:
            yield problem(f"no more than {most} items allowed", where)
        for place, part in enumerate(value):
            yield from rule(part, f"{where}/{place}")

    return check


def fields(required: Fields, optional: Fields | None = None, *checks: Rule) -> Rule:
    """An object with these keys, a `type` and no others; the checks see it when its keys fit."""
    known = {**required, **(optional or {})}

    def check(value: Any, where: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield problem("must be an object", where)
            return
        for key in required.keys() - value.keys():
            yield problem(f"missing required field: {key}", where)
        for key in value.keys() - known.keys() - {"type"}:
            yield problem(f"invalid additional property: {key}", where)
        for key in known.keys() & value.keys():
            yield from known[key](value[key], f"{where}/{key}")
        for also in checks:
            yield from also(value, where)

    return check


def typed(rules: Fields, allowed: Collection[str] | None = None) -> Rule:
    """An object told by its `type`, which must be known and allowed here."""

    def check(value: Any, where: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if not isinstance(kind, str):
            yield problem("missing required field: type", where)
        elif kind not in rules:
            yield problem(f"unsupported type: {kind}", f"{where}/type")
        elif allowed is not None and kind not in allowed:
            yield problem(f"type not allowed here: {kind}", f"{where}/type")
        else:
            yield from rules[kind](value, where)

    return check


def text(most: int = 3000, *kinds: str) -> Rule:
    """A plain_text or mrkdwn object (or only the kinds named) of 1 to `most` characters."""
    written = string(1, most)
    return typed(
        {
            "plain_text": fields({"text": written}, {"emoji": boolean}),
            "mrkdwn": fields({"text": written}, {"verbatim": boolean}),
        },
        kinds or ("plain_text", "mrkdwn"),
    )


def plain(most: int) -> Rule:
    return text(most, "plain_text")


def exactly_one(*keys: str) -> Rule:
    def check(value: dict[str, Any], where: str) -> Iterator[str]:
        if sum(key in value for key in keys) != 1:
            yield problem(f"must have exactly one of {', '.join(keys)}", where)

    return check


def at_least_one(*keys: str) -> Rule:
    def check(value: dict[str, Any], where: str) -> Iterator[str]:
        if not any(key in value for key in keys):
            yield problem(f"must have at least one of {', '.join(keys)}", where)

    return check
