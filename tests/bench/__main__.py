"""make bench: measure, and print tables for docs/measurements.md."""

import os
import platform
import sys

from tests.bench import large
from tests.bench.engines import measure_engines
from tests.bench.through_slack import Measured, measure
from tests.bench.workers import measure_workers


def main() -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores\n")
    for mode in ("socket", "http"):
        show(f"Through the stand-in Slack, {mode} mode, SQLite", measure(mode))
    show("More and more workers", measure_workers())
    show("Words a second of one core, beside others", measure_engines())
    if "--large" in sys.argv:  # takes most of an hour
        large.measure(large.SIZES, ("sqlite", "postgres"))


def show(title: str, rows: list[Measured]) -> None:
    print(f"### {title}\n\n| what | measured | aim |\n|---|---|---|")
    for row in rows:
        print(f"| {row.what} | {row.value} | {row.aim} |")
    print(flush=True)


if __name__ == "__main__":
    main()
