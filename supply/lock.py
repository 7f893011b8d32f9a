"""Reads a lock: every package with its version and the hashes of what may be installed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Locked:
    """One package. Whatever has none of the hashes is not installed."""

    name: str
    version: str
    hashes: tuple[str, ...]


def read_lock(path: Path) -> list[Locked]:
    return sorted(_packages(path.read_text()), key=lambda package: package.name)


def _packages(lock: str) -> Iterator[Locked]:
    for entry in lock.replace("\\\n", " ").splitlines():
        found = PACKAGE.match(entry)
        if found:
            yield Locked(found["name"].lower(), found["version"], tuple(HASH.findall(entry)))
