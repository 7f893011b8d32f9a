"""Tables and charts among the blocks, with the rules that need more than one field at a time."""

from collections.abc import Iterator
from typing import Any

from tests.slack.rich_text import RICH_TEXT
from tests.slack.rules import (
    Rule,
    among,
    boolean,
    fields,
    many,
    number,
    problem,
    string,
    typed,
    whole,
)

RAW_TEXT = fields({"text": string(1)})
RAW_NUMBER = fields({"value": number(), "text": string(1)})
CELL = typed({"raw_text": RAW_TEXT, "raw_number": RAW_NUMBER, "rich_text": RICH_TEXT})
MOST_DATA = 20_000


def cells_match(value: dict[str, Any], where: str) -> Iterator[str]:
    rows = [row for row in value.get("rows", []) if isinstance(row, list)]
    if len({len(row) for row in rows}) > 1:
        yield problem("rows must all have the same number of cells", f"{where}/rows")
    columns = len(rows[0]) if rows else 0
    if len(value.get("column_settings") or []) > columns:
        yield problem("more column settings than columns", f"{where}/column_settings")


def data_fits(value: dict[str, Any], where: str) -> Iterator[str]:
    rows = [row for row in value.get("rows", []) if isinstance(row, list)]
    cells = [cell for row in rows for cell in row if isinstance(cell, dict)]
    if sum(len(str(cell.get("text", ""))) for cell in cells) > MOST_DATA:
        yield problem(f"must be less than {MOST_DATA + 1} characters", f"{where}/rows")
    for place, cell in enumerate(rows[0] if rows else []):
        if isinstance(cell, dict) and cell.get("type") == "rich_text":
            yield problem("rich_text is not allowed in a header", f"{where}/rows/0/{place}")


def rows(least: int, most: int) -> Rule:
    return many(many(CELL, 1, 20), least, most)


def table(**block_id: Rule) -> Rule:
    setting = fields({}, {"align": among("left", "center", "right"), "is_wrapped": boolean})
    return fields(
        {"rows": rows(1, 100)},
        {"column_settings": many(setting, 0, 20), **block_id},
        cells_match,
    )


def data_table(**block_id: Rule) -> Rule:
    return fields(
        {"rows": rows(2, 201), "caption": string(1)},
        {"page_size": whole(1, 100), "row_header_column_index": whole(0), **block_id},
        cells_match,
        data_fits,
    )


POINT = fields({"label": string(1, 20), "value": number()})
SERIES = fields({"name": string(1, 20), "data": many(POINT, 1, 20)})
AXES = fields(
    {"categories": many(string(1, 20), 1, 20)},
    {"x_label": string(1, 50), "y_label": string(1, 50)},
)
SEGMENT = fields({"label": string(1, 20), "value": number(above=0)})
ON_AXES = fields({"series": many(SERIES, 1, 12), "axis_config": AXES})
CHART = typed(
    {
        "pie": fields({"segments": many(SEGMENT, 1, 12)}),
        "bar": ON_AXES,
        "line": ON_AXES,
        "area": ON_AXES,
    }
)


def data_visualization(**block_id: Rule) -> Rule:
    return fields({"title": string(1, 50), "chart": CHART}, block_id)
