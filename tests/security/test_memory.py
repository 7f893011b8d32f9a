"""However large the answer, reading a link takes little memory: measured in a new process."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.security import hostile
from tests.slack.bot_process import REPOSITORY

MOST_GROWTH = 20_000_000
# The highest use of memory so far is Linux's own count of this process; it never falls. (The one in
# `resource` begins with what the parent used.)
VISITOR = """
import sys
from handlers.fetching import FetchError, fetch
from tests.security.hostile import Outside, lookup

def highest():
    with open("/proc/self/status") as status:
        return 1024 * int(next(line for line in status if line.startswith("VmHWM:")).split()[1])

def visit(path):
    try:
        fetch("http://public.example" + path, lookup=lookup, network=Outside(int(sys.argv[1])))
    except FetchError as error:
        return error.code
    return "read"

visit("/gzip"), visit("/program")  # load what is loaded at first
before = highest()
code = visit(sys.argv[2])
print(code, highest() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux to count")
@pytest.mark.parametrize("path", ["/flood", "/chunks", "/bomb", "/bomb-deflate", "/header"])
def test_the_worst_page_takes_little_memory(path: str) -> None:
    with hostile.served() as server:
        done = subprocess.run(
            [sys.executable, "-c", VISITOR, str(server.server_address[1]), path],
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=True,
        )
    code, growth = done.stdout.split()
    assert code == ("broken" if path == "/header" else "too_large")
    assert int(growth) <= MOST_GROWTH
