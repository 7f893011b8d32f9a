"""make bench: measure, and print tables for docs/measurements.md."""

import os
import platform
import time

from claims.finding import find_claims
from claims.reading import read_text
from tests.bench.through_slack import Measured, measure
from tests.bench.writing import article


def main() -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    for mode in ("socket", "http"):
        show(f"Through the stand-in Slack, {mode} mode, SQLite", measure(mode))
    show("Reading and finding, one core", reading())


def reading() -> list[Measured]:
    """Words a second for the whole of reading a text and finding its claims."""
    texts = [article(600, 50_000 + seed) for seed in range(60)]
    find_claims(read_text(texts[0]))
    began = time.perf_counter()
    for text in texts:
        find_claims(read_text(text))
    took = time.perf_counter() - began
    words = sum(len(text.split()) for text in texts)
    return [Measured("read a text and find its claims", f"{words / took:,.0f} words/s")]


def show(title: str, rows: list[Measured]) -> None:
    print(f"### {title}\n\n| what | measured | aim |\n|---|---|---|")
    for row in rows:
        print(f"| {row.what} | {row.value} | {row.aim} |")
    print(flush=True)


if __name__ == "__main__":
    main()
