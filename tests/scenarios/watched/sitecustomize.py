"""On the path of a bot under test: all its processes note whom they call and what they look up."""

import os
import sys
from pathlib import Path
from typing import Any

NOTES = "WATCHED_NOTES"  # names the file that they note it in


def note(event: str, arguments: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        write(f"{event} {arguments[-1]}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        write(f"{event} {arguments[0]}")


def write(line: str) -> None:
    with Path(os.environ[NOTES]).open("a") as notes:
        notes.write(f"{line}\n")


if NOTES in os.environ:
    sys.addaudithook(note)
