"""The same with real sockets: a network of its own, where every address answers and is watched."""

import json
import shutil
import subprocess
import sys

import pytest

from tests.security.hostile import PUBLIC
from tests.security.test_links import INSIDE, SPELLINGS
from tests.slack.bot_process import REPOSITORY

ADDRESSES = ("10.0.0.5", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "fd12::1")
ALONE = ("unshare", "--user", "--map-root-user", "--net")
READY = " && ".join(
    ["ip link set lo up", *(f"ip addr add {one} dev lo" for one in (PUBLIC, *ADDRESSES))]
)
VISITOR = """
import json, socket, sys, threading
from http.server import ThreadingHTTPServer
from handlers.fetching import FetchError, fetch
from tests.security import hostile

reached = []

class Site(hostile.Site):
    def handle(self):
        reached.append(self.connection.getsockname()[0])
        super().handle()

class Both(ThreadingHTTPServer):
    address_family = socket.AF_INET6

def visited(url):
    try:
        return fetch(url, lookup=hostile.lookup).body.decode()
    except FetchError as error:
        return error.code

with Both(("::", 80), Site) as server:
    server.robots, server.requests = (404, b""), []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for address in json.loads(sys.argv[2]):
        socket.create_connection((address, 80)).close()
    while len(reached) < len(json.loads(sys.argv[2])):
        pass
    watched = sorted(reached)
    reached.clear()
    told = {url: visited(url) for url in json.loads(sys.argv[1])}
print(json.dumps([watched, sorted(set(reached)), told]))
"""


def is_possible() -> bool:
    if not shutil.which("unshare") or not shutil.which("ip"):
        return False
    return subprocess.run([*ALONE, "true"], capture_output=True).returncode == 0


@pytest.mark.skipif(not is_possible(), reason="no network of its own can be had here")
def test_nothing_inside_is_connected_to() -> None:
    hosts = [*SPELLINGS.values(), *INSIDE]
    bad = [f"http://{host}/ok" for host in hosts]
    bad += [f"http://public.example/to?http://{host}/ok" for host in hosts]
    good = ["http://public.example/ok", f"http://{PUBLIC}/to?http://other.example/ok"]
    arguments = [json.dumps([*good, *bad]), json.dumps([PUBLIC, *ADDRESSES, "127.0.0.1", "::1"])]
    begun = [*ALONE, "sh", "-c", f'{READY} && exec "$@"', "sh", sys.executable, "-c", VISITOR]
    done = subprocess.run(
        [*begun, *arguments], cwd=REPOSITORY, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    watched, reached, told = json.loads(done.stdout)
    assert len(watched) == len(ADDRESSES) + 3
    assert reached == [f"::ffff:{PUBLIC}"]
    assert [told[url] for url in good] == ["<p>Pier closed</p>"] * 2
    assert all("Pier" not in told[url] for url in bad)
