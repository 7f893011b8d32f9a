"""`python -m tests.bench.hostile`: hostile cases tried and survived, and what the worst cost.

Prints tables for docs/measurements.md. The cases are those of the tests; times are taken here.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from xml.etree import ElementTree

from handlers.fetching import FetchError, fetch
from tests.bench.through_slack import Measured
from tests.security import hostile, scripted
from tests.security.hostile import Outside
from tests.security.hostile_texts import texts
from tests.security.patterns import all_patterns
from tests.security.scripted import NO_RULES, Scripted
from tests.security.test_answers import FLOODS
from tests.security.test_endless import ENDLESS
from tests.security.test_memory import VISITOR
from tests.security.test_patterns import SHORT_ENOUGH
from tests.slack.bot_process import REPOSITORY

GROUPS = {
    "links: addresses, redirects, names that move": ("test_links", "test_real_addresses"),
    "links: endless answers, memory": ("test_endless", "test_memory"),
    "links: answers that break the rules": ("test_answers",),
    "links: TLS, robots.txt": ("test_tls", "test_robots"),
    "files: downloads, files as Slack tells of them": ("test_downloads", "test_slack_files"),
    "files: parsed apart": ("test_child", "test_files"),
    "files: e-mails": ("test_mail",),
    "requests: taken once, and what Bolt does by itself": ("test_requests", "test_bolt"),
    "requests: buttons, commands and forms": ("test_pressed", "test_submitted"),
    "mark-up: surfaces, links and files": ("test_markup", "test_taken_along"),
    "mark-up: regular expressions": ("test_patterns",),
    "supply chain and deployment": ("test_supply", "test_deploying", "test_nothing_leaves"),
}
LONG = 20_000  # characters of a text made against a pattern


def main() -> None:
    print("| hostile cases | tried | survived |\n|---|---|---|")
    for group, files in GROUPS.items():
        tried, survived = counted(files)
        print(f"| {group} | {tried} | {survived} |", flush=True)
    print("\n| the worst of them | |\n|---|---|")
    for row in (*worst_pages(), *worst_floods(), worst_pattern()):
        print(f"| {row.what} | {row.value} |", flush=True)


def counted(files: tuple[str, ...]) -> tuple[int, int]:
    """Cases that were run, and those that went well; those that cannot be run here are neither."""
    paths = [f"tests/security/{one}.py" for one in files]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "--junit-xml=/dev/stderr", *paths]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    ends = Counter(_end(case) for case in _cases(done.stderr))
    return ends["well"] + ends["badly"], ends["well"]


def _cases(report: str) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(report[report.index("<?xml") :].encode()).iter("testcase")


def _end(case: ElementTree.Element) -> str:
    if case.find("skipped") is not None:
        return "skipped"
    return "well" if case.find("failure") is None and case.find("error") is None else "badly"


def worst_pages() -> Iterator[Measured]:
    """With the limits of the program, and with its deadline."""
    with hostile.served() as site:
        port = site.server_address[1]
        times = {path: _seconds(path, Outside(port)) for path in ENDLESS}
        growth = {path: _growth(path, port) for path in ("/flood", "/chunks", "/bomb", "/header")}
    slowest, heaviest = max(times, key=times.__getitem__), max(growth, key=growth.__getitem__)
    yield Measured(f"slowest page ({slowest}), of 15 s", f"{times[slowest]:.1f} s", "")
    yield Measured(
        f"most memory ({heaviest}), of 20 MB", f"{growth[heaviest] / 1_000_000:.1f} MB", ""
    )


def _seconds(path: str, outside: Outside) -> float:
    begun = time.perf_counter()
    try:
        fetch(f"http://public.example{path}", lookup=hostile.lookup, network=outside)
    except FetchError:
        return time.perf_counter() - begun
    raise AssertionError(path)


def _growth(path: str, port: int) -> int:
    command = [sys.executable, "-c", VISITOR, str(port), path]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return int(done.stdout.split()[1])


def worst_floods() -> Iterator[Measured]:
    """Answers without end, as fast as they are read: what is taken of them, and for how long."""
    seconds, taken = dict[str, float](), dict[str, int]()
    for name, pieces in FLOODS.items():
        network = Scripted([NO_RULES], pieces)
        begun = time.perf_counter()
        with suppress(FetchError):
            fetch("http://public.example/", lookup=scripted.lookup, network=network)
        seconds[name], taken[name] = time.perf_counter() - begun, network.taken
    slowest, largest = max(seconds, key=seconds.__getitem__), max(taken, key=taken.__getitem__)
    yield Measured(f"slowest flood ({slowest}), of 15 s", f"{seconds[slowest]:.1f} s", "")
    yield Measured(f"most bytes of a flood ({largest})", f"{taken[largest] / 1e6:.1f} MB", "")


def worst_pattern() -> Measured:
    """Of all patterns, on texts of 20,000 characters made against each: with Python's engine."""
    slowest, where = 0.0, ""
    patterns = all_patterns()
    for found in patterns:
        tried = partial(found.pattern.sub, "") if found.is_searched else found.pattern.fullmatch
        for text in texts(found.pattern, SHORT_ENOUGH.get(found.where, LONG)):
            begun = time.perf_counter()
            tried(text)
            if (taken := time.perf_counter() - begun) > slowest:
                slowest, where = taken, found.where
    what = f"slowest of {len(patterns)} regular expressions on {LONG:,} characters ({where})"
    return Measured(what, f"{slowest * 1000:.0f} ms", "")


if __name__ == "__main__":
    main()
