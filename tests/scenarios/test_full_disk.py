"""A disk that fills up under a running bot, and has room again: nothing is lost, nothing twice."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.articles import BRIDGE_MORNING, GRAIN
from tests.slack import BotProcess, StandInSlack
from tests.slack.bot_process import RUN

MEGABYTES = 32
APART = ("unshare", "--user", "--map-root-user", "--mount")


@dataclass(frozen=True, slots=True)
class SmallDisk:
    """A bot whose data folder is a disk of its own, seen by nobody else."""

    slack: StandInSlack
    bot: BotProcess

    def fill(self) -> None:
        self._inside("head -c 999M /dev/zero > filler 2> /dev/null; true")

    def make_room(self) -> None:
        self._inside("rm filler")

    def _inside(self, command: str) -> None:
        assert self.bot.process is not None
        enter = ("nsenter", "--user", "--mount", "--preserve-credentials", "--target")
        there = f"cd {self.bot.data_dir} && {command}"
        subprocess.run([*enter, str(self.bot.process.pid), "sh", "-c", there], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    data = tmp_path / "data"
    data.mkdir()
    mount = f"mount -t tmpfs -o size={MEGABYTES}m none {data}"
    if not shutil.which("nsenter") or subprocess.run([*APART, "sh", "-c", mount]).returncode:
        pytest.skip("no mount of one's own on this machine")
    command = (*APART, "sh", "-c", f'{mount} && exec "$@"', "-", *RUN)
    again = (0.5, *[1.0] * 60)  # Slack sends for an hour what is not acknowledged
    with (
        StandInSlack(redelivery=again) as slack,
        BotProcess(slack, data_dir=data, command=command) as bot,
    ):
        yield SmallDisk(slack, bot)


def test_while_the_disk_is_full_nothing_is_acknowledged_and_nothing_is_lost(
    disk: SmallDisk,
) -> None:
    alice = disk.slack.user("alice")
    channel = disk.slack.channel("newsroom", [alice])
    before = alice.posts(channel, GRAIN)
    disk.slack.wait_for_reply(before, timeout=40)
    disk.fill()
    during = alice.posts(channel, BRIDGE_MORNING)
    disk.slack.wait_until(lambda: "is full" in disk.bot.log, timeout=30)
    assert not disk.slack.deliveries[-1].is_acked
    assert disk.slack.replies(during) == []
    disk.make_room()
    disk.slack.wait_for_reply(during, timeout=60)
    disk.slack.settled(1.5)
    assert [len(disk.slack.replies(message)) for message in (before, during)] == [1, 1]
