"""Have a file read by a child process, which may take so much, so long, and know so little.

What parses a stranger's file may be led astray by it. The child therefore has no setting and no
token of ours in its environment, limits itself before it reads a byte, and answers in JSON.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from typing import Any

from pydantic import TypeAdapter

from claims.model import Article
from claims.reading import errors
from claims.reading.documents.kinds import Kind

CHILD = "claims.reading.documents.child"
OUT_OF_MEMORY = 75  # the child's exit status
MOST_ANSWER = 40_000_000
LONGEST_SENTENCE = 400
ARTICLE = TypeAdapter(Article)
TOO_MUCH = (OUT_OF_MEMORY, -signal.SIGXCPU, -signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of addresses, seconds of a core, seconds on the wall."""

    memory: int = 1_000_000_000
    cpu_s: int = 15
    wall_s: float = 40.0


def read_apart(
    kind: Kind, name: str, content: bytes, content_type: str = "", *, limits: Limits | None = None
) -> Article:
    """The article in a file; UnreadableError when there is none, or when the child gave up."""
    limits = limits or Limits()
    asked = {"kind": kind.name, "name": name, "content_type": content_type}
    command = (sys.executable, "-m", CHILD, str(limits.memory), str(limits.cpu_s))
    request = json.dumps(asked).encode() + b"\n" + content
    status, said = answered(command, request, limits.wall_s)
    if status in TOO_MUCH or len(said) > MOST_ANSWER:
        raise errors.FileTooLarge(errors.TOO_HARD.format(name))
    if status != 0:
        raise errors.BrokenFile(errors.BROKEN.format(name, kind))
    try:
        return article_from(json.loads(said))
    except (ValueError, RecursionError):  # a file may have taken the child over
        raise errors.BrokenFile(errors.BROKEN.format(name, kind)) from None


def answered(command: Sequence[str], request: bytes, wall_s: float) -> tuple[int, bytes]:
    """A child's exit status and what it said. It is killed when its time is up."""
    with subprocess.Popen(
        command,
        env=clean_environment(),
        cwd=os.sep,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as child:
        alarm = Timer(wall_s, _end, (child,))
        alarm.start()
        try:
            said = _exchanged(child, request)
            if len(said) > MOST_ANSWER:
                _end(child)
            return child.wait(), said
        except BaseException:
            _end(child)
            raise
        finally:
            alarm.cancel()


def clean_environment() -> dict[str, str]:
    """Where Python finds this program and may write for a moment; nothing of the bot's own."""
    folder = os.environ.get("TMPDIR")  # all that can be written to, where the rest is read-only
    return ({"TMPDIR": folder} if folder else {}) | {
        "PYTHONPATH": os.pathsep.join(os.path.abspath(folder) for folder in sys.path if folder),
        "PYTHONSAFEPATH": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        # Threads would each set addresses aside.
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }


def article_from(said: Any) -> Article:
    """The article that the child told of; the error that it told of is raised.

    ValueError for anything else.
    """
    if isinstance(said, dict) and "error" in said:
        kind = KNOWN.get(str(said["error"]), errors.BrokenFile)
        sentence = " ".join(str(said.get("sentence") or "").split())
        raise kind(sentence[:LONGEST_SENTENCE]) if sentence else ValueError("no sentence")
    return ARTICLE.validate_python(said)


KNOWN = {one.__name__: one for one in errors.UnreadableError.__subclasses__()}


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Kill it, and whatever it may have started."""
    if child.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _exchanged(child: "subprocess.Popen[bytes]", request: bytes) -> bytes:
    """The child reads everything before it answers, so neither waits for the other."""
    assert child.stdin is not None
    assert child.stdout is not None
    with suppress(BrokenPipeError):
        child.stdin.write(request)
    with suppress(BrokenPipeError):
        child.stdin.close()
    return child.stdout.read(MOST_ANSWER + 1)
