"""The form of a claim's fields, and what came back in it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.correcting import DAYS, FIGURE_FIELDS, QUOTE_FIELDS, bounds_for, fields_of
from claims.model import Cited, Claim, Figure, Quote
from claims.names import fold
from handlers.say import filled_in, parts
from handlers.say.claims import in_marks, reference
from handlers.say.lines import Line, line, quoted, rich
from handlers.say.parts import Block
from handlers.say.phrases import review as words
from store.work.message import storable

FORM = "claim_form"
SPEAKER = "speaker"
KEEP = "keep"  # the speaker is left as it is
ON_FILE, NEW = "id:", "new:"
LONGEST = 200  # characters of one field
LONGEST_NAME = 100  # of a name that is typed: it must fit into an option's value
LONGEST_LABEL = 70
LONGEST_QUOTE = 600
CHOICES = {"kind": words.KINDS, "measure": words.MEASURES, "bound": words.BOUNDS}


class Refused(ValueError):
    """A value that cannot be taken: the field, and a sentence about it."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Form:
    """A claim's form. `kept` is what it carries along; `was` its fields as they were shown.

    `typed` are values that somebody had filled in before the claim was changed under them, and
    `meanwhile` the lines that say what was changed.
    """

    claim: Cited
    names: Sequence[str]
    kept: Mapping[str, Any]
    typed: Mapping[str, str]
    meanwhile: Sequence[Line] = ()

    @property
    def was(self) -> dict[str, str]:
        return shown_fields(self.claim, self.names)


def names_for(claim: Claim, *, speaker_alone: bool = False) -> tuple[str, ...]:
    if speaker_alone:
        return (SPEAKER,)
    return QUOTE_FIELDS if isinstance(claim, Quote) else FIGURE_FIELDS


def shown_fields(claim: Cited, names: Sequence[str]) -> dict[str, str]:
    every = fields_of(claim.claim, claim.speaker)
    return {name: _tidy(every[name])[:LONGEST] for name in names}


def view(form: Form) -> Block:
    meanwhile = [rich(form.meanwhile)] if form.meanwhile else []
    was = form.was
    inputs = [_input(name, form.typed.get(name, was[name]), form) for name in form.names]
    kept = dict(form.kept) | {"was": was}
    return {
        "type": "modal",
        "callback_id": FORM,
        "title": parts.plain(words.SPEAKER_TITLE if form.names == (SPEAKER,) else words.FORM_TITLE),
        "submit": parts.plain(words.SAVE),
        "close": parts.plain(words.LEAVE),
        "private_metadata": json.dumps(kept, ensure_ascii=False),
        "blocks": [*meanwhile, _words(form.claim), parts.context(words.WORDS_STAY), *inputs],
    }


def changes(view: Mapping[str, Any], claim: Claim) -> dict[str, str]:
    """What was changed in the form. A speaker still as "id:…" or "new:…"."""
    was, values = filled_in.carried(view).get("was"), filled_in.values(view)
    if not isinstance(was, dict):
        return {}
    known = names_for(claim)
    read = {
        name: _read(name, values[name], claim)
        for name in known
        if name in was.keys() & values.keys()
    }
    same = {name for name, value in read.items() if value == was[name] or value == KEEP}
    return {name: value for name, value in read.items() if name not in same}


def options(names: Sequence[tuple[int, str]], typed: str) -> list[Block]:
    """Names on file, and what was typed as a new one."""
    found = [_option(name, f"{ON_FILE}{speaker_id}") for speaker_id, name in names]
    typed = _tidy(typed)[:LONGEST_NAME]
    if fold(typed) and typed not in {name for _, name in names}:
        found.append(_option(words.NEW_NAME.format(typed), f"{NEW}{typed}"))
    return found[:100]


def _words(claim: Cited) -> Block:
    where = reference(claim.citation, _span(claim.claim), here=True)
    match claim.claim:
        case Quote() as quote:
            return rich([quoted(in_marks(quote, LONGEST_QUOTE), "  ", *where)])
        case Figure() as figure:
            return rich([line(figure.words.text, "  ", *where)])


def _span(claim: Claim) -> Any:
    return claim.words[0] if isinstance(claim, Quote) else claim.words


def _input(name: str, value: str, form: Form) -> Block:
    return parts.asked(name, words.FIELDS[name], _element(name, value, form), optional=True)


def _element(name: str, value: str, form: Form) -> Block:
    if name == SPEAKER:
        return _speaker(value, form)
    if name in DAYS:
        return {"type": "datepicker"} | ({"initial_date": value} if value else {})
    if name in CHOICES:
        choices = _choices(name, form.claim.claim)
        return parts.choice(
            "static_select", choices, value if value in choices else next(iter(choices))
        )
    element: Block = {"type": "plain_text_input", "max_length": LONGEST}
    return element | ({"initial_value": value} if value else {})


def _speaker(value: str, form: Form) -> Block:
    element: Block = {
        "type": "external_select",
        "min_query_length": 2,
        "placeholder": parts.plain(words.WHO),
    }
    if value == form.was[SPEAKER]:
        chosen = _option(value, KEEP)
    else:
        chosen = _option(value.partition(":")[2], value)
    return element | ({"initial_option": chosen} if value else {})


def _choices(name: str, claim: Claim) -> Mapping[str, str]:
    if name == "bound" and isinstance(claim, Figure):
        allowed = {bound.value for bound in (*bounds_for(claim), claim.bound)}
        return {value: label for value, label in words.BOUNDS.items() if value in allowed}
    return CHOICES[name]


def _option(label: str, value: str) -> Block:
    return {"text": parts.plain(label[:LONGEST_LABEL] or words.EMPTY), "value": value[:150]}


def _read(name: str, value: str, claim: Claim) -> str:
    value = _tidy(value)
    if len(value) > LONGEST:
        raise Refused(name, words.TOO_LONG.format(LONGEST))
    if name in DAYS and value and not _is_day(value):
        raise Refused(name, words.NOT_A_DAY)
    if name in CHOICES and value not in _choices(name, claim):
        raise Refused(name, words.NOT_A_CHOICE)
    if value and not fold(value):
        raise Refused(name, words.ONE_LINE)
    return value


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _tidy(text: str) -> str:
    return " ".join(storable(text).split())
