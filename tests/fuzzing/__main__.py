"""`python -m tests.fuzzing [--seconds 60] [TARGET …]`: fuzz each target in a process of its own.

Prints a table for docs/measurements.md. What was found lies in build/fuzz, with its traceback.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.slack.bot_process import REPOSITORY

FOLDER = REPOSITORY / "build" / "fuzz"
SLOWEST_S = 25  # for one input
MOST_MB = 3_000
DONE = re.compile(r"stat::number_of_executed_units:\s*(\d+)|#(\d+)\t")
# The names of the targets, without loading what they fuzz.
NAMES = re.compile(r'^    "([^"]+)": Target\(', re.M)


def main() -> int:
    known = NAMES.findall((Path(__file__).parent / "targets.py").read_text())
    asked = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    asked.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(known))
    asked.add_argument("--seconds", type=int, default=60)
    told = asked.parse_args()
    print("| fuzzed | inputs tried | findings |\n|---|---|---|")
    found = 0
    for name in told.targets or known:
        tried, findings = fuzz(name, told.seconds)
        found += len(findings)
        print(f"| {name} | {tried:,} | {', '.join(findings) or 'none'} |", flush=True)
    return min(found, 1)


def fuzz(name: str, seconds: int) -> tuple[int, list[str]]:
    """Inputs tried, and what was found: exceptions by kind and place, crashes, what took long."""
    folder = FOLDER / re.sub(r"\W+", "-", name)
    folder.mkdir(parents=True, exist_ok=True)
    flags = [
        f"-max_total_time={seconds}",
        f"-timeout={SLOWEST_S}",
        f"-report_slow_units={SLOWEST_S}",
        f"-rss_limit_mb={MOST_MB}",
    ]
    command = [sys.executable, "-m", "tests.fuzzing.one", name, str(folder), *flags]
    with (folder / "log").open("w") as log:
        subprocess.run(
            [*command, "-print_final_stats=1"],
            cwd=REPOSITORY,
            stdout=log,
            stderr=subprocess.STDOUT,
            check=False,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
    counts = [
        int(one or two) for one, two in DONE.findall((folder / "log").read_text("utf-8", "replace"))
    ]
    kept = sorted((folder / "findings").glob("*")) if (folder / "findings").exists() else []
    return max(counts, default=0), [one.stem for one in kept if one.suffix != ".bin"]


if __name__ == "__main__":
    sys.exit(main())
