"""Known vulnerabilities of what the locks name, as far as somebody who knows can be asked.

pip-audit says "none found" also when it could ask nobody. This does not.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

OPTIONS = ("--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json")
NOBODY = "Nobody who knows of vulnerabilities could be asked: nothing is said of {}."
UNKNOWN = "{}: nothing is known of {} of {} packages: {}"
SOUND = "{}: no known vulnerability in {} packages"
FOUND = "{}: {} {} has {}, mended in {}"


@dataclass(frozen=True, slots=True)
class Said:
    """What there is to say of one lock, and whether it is cause to stop."""

    lines: tuple[str, ...]
    is_sound: bool


def judge(lock: str, report: str) -> Said:
    """What pip-audit's answer means. An answer that is none means that nobody was asked."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError):
        return Said((NOBODY.format(lock),), is_sound=False)
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    if len(skipped) == len(packages):
        return Said((NOBODY.format(lock),), is_sound=False)
    bad = [
        FOUND.format(lock, one["name"], one["version"], flaw["id"], _mended(flaw))
        for one in packages
        for flaw in one.get("vulns", ())
    ]
    unknown = UNKNOWN.format(lock, len(skipped), len(packages), ", ".join(skipped))
    lines = [*bad, *([unknown] if skipped else [])]
    return Said(tuple(lines or [SOUND.format(lock, len(packages))]), is_sound=not lines)


def ask(program: Path, lock: Path) -> str:
    command = [str(program), "-r", str(lock), *OPTIONS]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def main(program: str, locks: Sequence[str]) -> int:
    said = [judge(Path(lock).name, ask(Path(program), Path(lock))) for lock in locks]
    for one in said:
        print("\n".join(one.lines))
    return 0 if all(one.is_sound for one in said) else 1


def _mended(flaw: dict[str, Any]) -> str:
    return ", ".join(flaw.get("fix_versions") or ["no version yet"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
