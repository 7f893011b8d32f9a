"""Work that fails for good: one line in the thread, a Retry button, and `jobs`."""

import subprocess

from tests.articles import BRIDGE_MORNING, GRAIN
from tests.scenarios.conftest import Newsroom
from tests.slack import Refused
from tests.slack.world import Message

REFUSED = Refused("no_permission")


def failed(newsroom: Newsroom, text: str) -> tuple[Message, Message]:
    """A message whose reply Slack refused, and the line that says so."""
    newsroom.slack.fails("chat.postMessage", REFUSED)
    message = newsroom.alice.posts(newsroom.channel(kind="group"), text)
    line = newsroom.slack.wait_for_reply(message, timeout=60)
    assert "This could not be finished. Error " in line.shown
    return message, line


def jobs(newsroom: Newsroom, *words: str) -> subprocess.CompletedProcess[str]:
    bot = newsroom.bot
    command = [*bot.command[:-1], "jobs", *words]
    return subprocess.run(
        command, cwd=bot.cwd, env=bot.env, capture_output=True, text=True, check=False
    )


def error_id(line: Message) -> str:
    return line.shown.partition("Error ")[2][:8]


def test_the_retry_button_has_it_done_anew(own: Newsroom) -> None:
    message, line = failed(own, GRAIN)
    own.alice.clicks(line, "retry")
    own.slack.wait_until(lambda: any("tonne" in said for said in own.replies(message)), timeout=60)
    own.quiet()
    assert len(own.replies(message)) == 1
    assert jobs(own, "list").stdout == "No work has failed.\n"


def test_a_button_pressed_too_late_says_so(own: Newsroom) -> None:
    _, line = failed(own, GRAIN)
    jobs(own, "drop", "all")
    own.alice.clicks(line, "retry")
    said = own.slack.wait_until(lambda: own.slack.ephemerals(own.alice))
    assert said[0].shown == "There is nothing left to retry here."


def test_jobs_lists_retries_and_drops(own: Newsroom) -> None:
    message, line = failed(own, GRAIN)
    _, other = failed(own, BRIDGE_MORNING)
    listed = jobs(own, "list").stdout.splitlines()
    assert [row.split()[0] for row in listed] == [error_id(line), error_id(other)]
    assert "Refusal" in listed[0]
    assert jobs(own, "drop", error_id(other)).stdout == f"{error_id(other)} dropped\n"
    assert "will be retried" in jobs(own, "retry", "all").stdout
    own.slack.wait_until(lambda: any("tonne" in said for said in own.replies(message)), timeout=60)
    own.quiet()
    assert jobs(own).stdout == "No work has failed.\n"


def test_jobs_says_what_it_does_not_understand(own: Newsroom) -> None:
    for words, said in (
        (("retry",), "Say which: error ids as `jobs` lists them, or all.\n"),
        (("drop", "nosuch"), "No failed work has the error id nosuch.\n"),
    ):
        done = jobs(own, *words)
        assert (done.returncode, done.stderr) == (1, said)
