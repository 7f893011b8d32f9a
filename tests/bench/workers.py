"""Articles a second and the wait in the queue, with more and more workers."""

import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from tests.bench.through_slack import Measured, quantile
from tests.bench.writing import article
from tests.postgres import Postgres
from tests.slack import BotProcess, StandInSlack
from tests.slack.bot_process import RUN

CHANNELS = 40  # a channel is given one post a second at most
ARTICLES = 160
WORDS = 600
WORKER = (*RUN[:-1], "worker", "--processes")


def measure_workers() -> list[Measured]:
    """One process on SQLite, then 1, 2 and 4 workers on Postgres; all on this machine."""
    rows = _rows("SQLite, 1 worker", {}, 1)
    with Postgres() as server:
        for number in (1, 2, 4):
            env = {"DATABASE_URL": server.new_database()}
            rows += _rows(f"Postgres, {number} of them", env, number)
    return rows


def _rows(what: str, env: Mapping[str, str], workers: int) -> list[Measured]:
    with _running(env, workers) as slack:
        alice = slack.user("alice")
        rooms = [slack.channel(f"room-{n}", [alice]) for n in range(CHANNELS)]
        warm = alice.posts(rooms[0], article(WORDS, 1))
        slack.wait_for_reply(warm, timeout=120)
        began = time.monotonic()
        said = [
            alice.posts(rooms[n % CHANNELS], article(WORDS, 30_000 + n)) for n in range(ARTICLES)
        ]
        slack.wait_until(lambda: all(slack.replies(one) for one in said), timeout=600)
        spent = time.monotonic() - began
        waits = sorted(post.at - began for post in slack.calls_to("chat.postMessage")[1:])
    return [
        Measured(f"{what}: {ARTICLES} articles at once", f"{ARTICLES / spent:.1f} articles/s"),
        Measured(
            f"{what}: from the burst to a reply, p50 / p95",
            f"{quantile(waits, 0.5):.1f} / {quantile(waits, 0.95):.1f} s",
        ),
    ]


@contextmanager
def _running(env: Mapping[str, str], workers: int) -> Iterator[StandInSlack]:
    """`run` starts as many workers as fit this machine: one on two cores. Others come beside it."""
    with ExitStack() as stack:
        slack = stack.enter_context(StandInSlack())
        bot = stack.enter_context(BotProcess(slack, env=env))
        more = workers - 1
        if more:
            beside = BotProcess(slack, env=env, command=(*WORKER, str(more)))
            stack.callback(beside.close)
            beside.launch()
            slack.wait_until(lambda: beside.log.count("is ready") == more, timeout=60)
        slack.wait_until(lambda: "is ready" in bot.log, timeout=60)
        yield slack


if __name__ == "__main__":
    for row in measure_workers():
        print(f"| {row.what} | {row.value} |")
