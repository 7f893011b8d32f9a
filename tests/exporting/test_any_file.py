"""Any file at all is imported as it was exported, or refused in a sentence; it never fails."""

import json
from functools import lru_cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.exporting.forms import FORMS, read
from handlers.exporting.importing import import_dossier
from handlers.exporting.proving import Unfit
from store.database import Store, migrate, open_store
from store.packing.dossier import Dossier
from tests.exporting.filled import dossier
from tests.exporting.test_reviewed import review

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(
        ["", "\ud800", "1e999999", "NaN", "2022-13-01", "C1", -1, 10**400, [], {}, [[]]]
    ),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)


@lru_cache(maxsize=1)
def made() -> Dossier:
    """Reviewed claims of three articles."""
    store = open_store("sqlite://")
    migrate(store.engine)
    review(store)
    found = dossier(store)
    store.close()
    return found


@lru_cache(maxsize=1)
def target() -> Store:
    """Where whatever was read is filed."""
    store = open_store("sqlite://")
    migrate(store.engine)
    return store


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value))
    inner = [
        path
        for key in keys
        if isinstance(value[key], dict | list)
        for path in paths(value[key], (*here, key))
    ]
    return [*((*here, key) for key in keys), *inner]


@lru_cache(maxsize=1)
def written() -> tuple[str, tuple[tuple[Any, ...], ...]]:
    document = FORMS["json"].write(made()).decode()
    return document, tuple(paths(json.loads(document)))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_document_with_anything_in_any_place(data: st.DataObject) -> None:
    text, places = written()
    document = json.loads(text)
    *way, last = data.draw(st.sampled_from(places))
    part = document
    for step in way:
        part = part[step]
    part[last] = data.draw(VALUES)
    judge(json.dumps(document).encode())


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 255), st.booleans())
def test_a_pack_with_any_byte_changed_or_cut_off(place: int, byte: int, cut: bool) -> None:
    content = bytearray(FORMS["pack"].write(made()))
    place %= len(content)
    content[place] = byte
    judge(bytes(content[:place] if cut else content))


@given(st.binary(max_size=60), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"{", b"[{"]))
def test_any_bytes(content: bytes, begins: bytes) -> None:
    judge(begins + content)


def judge(content: bytes) -> None:
    """Refused in one sentence, or read and proved: then it can be written again."""
    try:
        found = read(content)
    except Unfit as refused:
        said = str(refused)
        assert said
        assert "\n" not in said
    else:
        for form in FORMS.values():
            form.write(found)
        if found != made():
            import_dossier(found, target())
