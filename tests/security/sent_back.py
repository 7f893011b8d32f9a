"""Forms as they come back: sound, and with anything in any place of what they hold or carry."""

import copy
import json
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.integers(0, 40).map(lambda n: f"id:{n}"),
    st.integers(0, 40),
    st.sampled_from(
        (
            10**400, "\0", "\ud800", "\u202e", "²", "9" * 400, "000000001999999999", "new:", "id:²",
            "id:-1", "new:\0", "new:<!here>", "keep", "x" * 4_000, "2026-02-30", "T2", "C2", "P1",
            "<!channel>", [], {}, [[]], ["C2"], {"id": "x"}, "ann", "ben", "speak", "none", "25",
            "Europe/Kyiv", "answer", "modal", "reply", "[" * 3_000,
        )
    ),
    st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
)  # fmt: skip
METADATA = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.sampled_from(
        ("", "null", "[]", "{}", '"x"', "[" * 3_000, "9" * 3_000, '{"at": [], "was": 1}')
    ),
)


def state_of(view: Json) -> Json:
    """As Slack tells of a form that nothing was changed in."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    return {
        "values": {
            block["block_id"]: {
                block["element"]["action_id"]: {
                    "type": block["element"]["type"],
                    "value": block["element"].get("initial_value"),
                    "selected_date": block["element"].get("initial_date"),
                    "selected_option": block["element"].get("initial_option"),
                }
            }
            for block in inputs
        }
    }


def places(value: Any) -> list[tuple[Any, Any]]:
    keys = list(value) if isinstance(value, dict) else range(len(value))
    inner = [value[key] for key in keys if isinstance(value[key], dict | list)]
    return [*((value, key) for key in keys), *(place for part in inner for place in places(part))]


@st.composite
def odd(draw: st.DrawFn, sound: Any) -> Any:
    """The sound value, with something else in some of its places, or nothing at all."""
    found = copy.deepcopy(sound)
    for _ in range(draw(st.integers(0, 3))):
        there = places(found)
        if there:
            parent, key = there[draw(st.integers(0, len(there) - 1))]
            if isinstance(parent, dict) and draw(st.booleans()):
                del parent[key]
            else:
                parent[key] = draw(ANYTHING)
    return found


@st.composite
def sent(draw: st.DrawFn, form: Json) -> Json:
    """The form as it comes back."""
    carried = odd(json.loads(form["private_metadata"])).map(json.dumps)
    view = {**form, "id": "Vann", "hash": "1", "state": draw(odd(state_of(form)))}
    view["private_metadata"] = draw(st.one_of(carried, carried, METADATA))
    return view
