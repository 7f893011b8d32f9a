"""Through the stand-in Slack, with the bot as a real process: the times that a newsroom feels."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.writing import article
from tests.slack import BotProcess, StandInSlack
from tests.slack.people import Person

WORDS = 600
SINGLE = 60
BURST = 100
STREAM = 100
STREAM_PAUSE = 0.1
ASKED = 40
QUESTIONS = ("holm", "kravetz", "karin holmm", "norvik", '"are at stake"', "figures ships norvik")
QUESTIONS += (
    "conflicts",
    "nobody at all",
    "by:dahl kind:direct",
    "about:soldiers since:2020-01-01",
)


@dataclass(frozen=True, slots=True)
class Measured:
    what: str
    value: str
    aim: str = ""


def measure(mode: str) -> list[Measured]:
    """One bot, from its start: single pastes, a burst, memory."""
    with StandInSlack() as slack:
        alice = slack.user("alice")
        began = time.perf_counter()
        with BotProcess(slack, mode) as bot:
            started = time.perf_counter() - began
            first = _paste(slack, alice, 0)
            rows = [Measured("start to connected", f"{started:.2f} s")]
            rows.append(Measured("first paste after the start to reply", f"{first:.2f} s"))
            rows += _singles(slack, alice)
            rows += _burst(slack, alice)
            rows += _asking(slack, alice)
            rows += _memory(bot)
        return rows


def _singles(slack: StandInSlack, alice: Person) -> list[Measured]:
    times = [_paste(slack, alice, seed) for seed in range(1, SINGLE + 1)]
    return [
        Measured(f"paste of {WORDS} words to posted reply, p50", _seconds(times, 0.5), "≤ 1.0 s"),
        Measured(f"paste of {WORDS} words to posted reply, p95", _seconds(times, 0.95), "≤ 2.0 s"),
    ]


def _burst(slack: StandInSlack, alice: Person) -> list[Measured]:
    """Many articles at once over ten channels, then a steady stream while they are being read."""
    channels = [slack.channel(f"burst-{n}", [alice]) for n in range(10)]
    began = time.perf_counter()
    said = [
        alice.posts(channels[seed % 10], article(WORDS, 10_000 + seed)) for seed in range(BURST)
    ]
    slack.wait_until(lambda: all(d.is_acked for d in slack.deliveries), timeout=60)
    before = len(slack.courier.deliveries)
    for seed in range(STREAM):
        said.append(alice.posts(channels[seed % 10], article(WORDS, 20_000 + seed)))
        time.sleep(STREAM_PAUSE)
    slack.wait_until(lambda: all(slack.replies(message) for message in said), timeout=300)
    rate = len(said) / (time.perf_counter() - began)
    # What Slack tells of the last reply, our own, may be on its way still.
    slack.wait_until(lambda: all(d.is_acked for d in slack.deliveries), timeout=60)
    attempts = [a for d in slack.courier.deliveries[before:] for a in d.attempts]
    acks = [a.acked_at - a.sent_at for a in attempts if a.acked_at is not None]
    missed = sum(a.acked_at is None for a in attempts)
    return [
        Measured(f"{len(said)} articles, read and answered", f"{rate:.1f} articles/s"),
        Measured("acknowledgement while articles wait, p50", _millis(acks, 0.5)),
        Measured("acknowledgement while articles wait, p99", _millis(acks, 0.99), "≤ 100 ms"),
        Measured("deliveries not acknowledged", str(missed), "0"),
    ]


def _asking(slack: StandInSlack, alice: Person) -> list[Measured]:
    """`/claims` on what the burst has filed, from the command to the answer."""
    channel = slack.channel("asking", [alice])
    times = []
    for number in range(ASKED):
        began = time.perf_counter()
        ran = alice.runs(channel, "/claims", QUESTIONS[number % len(QUESTIONS)])
        slack.wait_until(lambda ran=ran: ran.shown, timeout=10)
        times.append(time.perf_counter() - began)
    on_file = SINGLE + BURST + STREAM + 1
    return [
        Measured(f"/claims with {on_file} articles on file, p50", _millis(times, 0.5), "≤ 200 ms"),
        Measured(f"/claims with {on_file} articles on file, p95", _millis(times, 0.95), "≤ 200 ms"),
    ]


def _paste(slack: StandInSlack, alice: Person, seed: int) -> float:
    channel = slack.channel(f"single-{seed}", [alice])
    text = article(WORDS, seed)
    began = time.perf_counter()
    slack.wait_for_reply(alice.posts(channel, text), timeout=60)
    return time.perf_counter() - began


def _memory(bot: BotProcess) -> list[Measured]:
    assert bot.process is not None
    rows = [Measured("memory of the process that holds the connection", _resident(bot.process.pid))]
    rows += [
        Measured("memory of a worker process", _resident(pid)) for pid in _children(bot.process.pid)
    ]
    return rows


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def _resident(pid: int) -> str:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return f"{pages * 4096 / 1e6:.0f} MB"


def quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _seconds(values: Sequence[float], share: float) -> str:
    return f"{quantile(values, share):.2f} s"


def _millis(values: Sequence[float], share: float) -> str:
    return f"{quantile(values, share) * 1000:.0f} ms"
