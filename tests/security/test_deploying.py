"""How it is run: as nobody in particular, with one folder to write to."""

import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING
from tests.security import making
from tests.slack import BotProcess, StandInSlack
from tests.slack.bot_process import REPOSITORY, RUN

SERVICE = REPOSITORY / "deploy" / "claims-desk.service"
CONTAINER = (REPOSITORY / "deploy" / "Containerfile").read_text()
NOBODY = 65534
EXPOSURE = "20"  # of 100, as systemd counts it: 14 when this was written
NEEDED = {
    "DynamicUser": "yes",
    "NoNewPrivileges": "yes",
    "ProtectSystem": "strict",
    "ProtectHome": "yes",
    "CapabilityBoundingSet": "",
    "StateDirectory": "claims-desk",
}
# Alone with its mounts: all of it is read-only but one folder, and whoever runs has no rights. To
# read it may keep, so that an interpreter in root's own home is of use.
ALONE = """
mount --make-rprivate / && mount --bind "$1" "$1" && mount -o remount,bind,ro / || exit 90
for place in /tmp /var /run /work /home /root; do
  mountpoint -q "$place" && { mount -o remount,bind,ro "$place" || exit 91; }
done
shift
exec setpriv --reuid 65534 --regid 65534 --clear-groups --no-new-privs \
  --bounding-set -all,+dac_read_search --inh-caps +dac_read_search \
  --ambient-caps +dac_read_search "$@"
"""


def options(text: str) -> dict[str, str]:
    return dict(re.findall(r"^(\w+)=(.*)$", text, re.M))


def test_the_service_gives_the_program_one_folder_and_no_rights() -> None:
    written = options(SERVICE.read_text())
    assert NEEDED.items() <= written.items()
    assert f"CLAIMS_DATA_DIR=/var/lib/{written['StateDirectory']}" in written["Environment"]
    assert "ReadWritePaths" not in written


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not installed")
def test_systemd_finds_the_service_sound_and_little_exposed(tmp_path: Path) -> None:
    unit = tmp_path / SERVICE.name
    unit.write_text(SERVICE.read_text().replace("/opt/claims-desk/.venv/bin/python", "/bin/true"))
    for words in (["verify"], ["security", "--offline=yes", f"--threshold={EXPOSURE}"]):
        done = subprocess.run(
            ["systemd-analyze", *words, str(unit)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_container_ends_up_as_an_ordinary_user() -> None:
    last = CONTAINER.rpartition("\nFROM ")[2]
    users = re.findall(r"^USER (\S+)$", last, re.M)
    assert users == ["10001"]
    assert last.index("USER ") < last.index("ENTRYPOINT ")
    assert re.findall(r"^VOLUME (\S+)$", CONTAINER, re.M) == ["/data"]


def test_the_container_installs_what_the_lock_names_and_nothing_else() -> None:
    installs = re.findall(r"pip install (.*)$", CONTAINER, re.M)
    assert all("--require-hashes" in one or "--no-deps" in one for one in installs)
    assert not re.search(r"\b(?:curl|wget|apt-get|ADD)\b", CONTAINER)
    assert not re.search(r"^(?:ENV|ARG) .*(?:TOKEN|SECRET)", CONTAINER, re.M)


def test_what_is_installed_holds_every_file_of_the_program() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())
    data = project["tool"]["setuptools"]["package-data"]
    listed = subprocess.run(
        ["git", "ls-files", "bot", "handlers", "store", "claims"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    for name in listed:
        package, _, rest = name.partition("/")
        patterns = [one.removeprefix("**/") for one in data.get(package, ())]
        assert name.endswith(".py") or any(fnmatch(rest, f"*{one}") for one in patterns), name


def can_be_alone() -> bool:
    if os.geteuid() != 0 or not shutil.which("setpriv") or not shutil.which("unshare"):
        return False
    tried = ["unshare", "--mount", "sh", "-c", "mount --make-rprivate /"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.fixture
def confined(tmp_path: Path) -> Iterator[tuple[StandInSlack, BotProcess]]:
    data = tmp_path / "data"
    data.mkdir()
    os.chown(data, NOBODY, NOBODY)
    command = ("unshare", "--mount", "sh", "-c", ALONE, "sh", str(data), *RUN)
    with (
        StandInSlack() as slack,
        BotProcess(slack, command=command, data_dir=data, env={"TMPDIR": str(data)}) as bot,
    ):
        yield slack, bot


@pytest.mark.skipif(not can_be_alone(), reason="needs root to give up its rights")
def test_it_runs_as_nobody_and_writes_its_data_folder_alone(
    confined: tuple[StandInSlack, BotProcess],
) -> None:
    slack, bot = confined
    status = Path(f"/proc/{bot.process.pid if bot.process else 0}/status").read_text()
    assert re.search(r"^Uid:\t65534\t65534\t65534", status, re.M)
    assert re.search(r"^NoNewPrivs:\t1", status, re.M)
    alice = slack.user("alice")
    channel = slack.channel("newsroom", [alice])
    slack.wait_for_reply(alice.posts(channel, BRIDGE_MORNING), timeout=60)
    document = alice.uploads(channel, "storm.pdf", making.pdf([making.LINES]), "pdf")
    assert making.QUOTE in slack.wait_for_reply(document, timeout=60).shown
    second = alice.posts(channel, BRIDGE_EVENING)
    shown = slack.wait_for_reply(second, timeout=60)
    assert "Conflict." in shown.shown
    alice.clicks(shown, "timeline")
    slack.wait_until(lambda: any(one.files for one in slack.replies(second)), timeout=60)
    assert "Traceback" not in bot.log
    assert "Read-only" not in bot.log
