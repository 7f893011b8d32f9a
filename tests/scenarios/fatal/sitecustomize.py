"""On the path of a bot under test: its workers die (SIGKILL) at a moment that a test has named.

Moments: "before STEP", "after STEP" (done, and not yet known to be done), "between STEP" (known to
be done), "posting" (the post is intended and not sent), "posted" (its answer came, and no more).
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

MOMENT = "FATAL_MOMENT"  # names a file that names the moment

WHOLE = "FATAL_TO_ALL"  # if set, the whole machine dies, and nobody starts another worker there

AGAIN = "FATAL_AGAIN"  # if set, everybody dies of it, and few deaths are enough to give up


def reach(moment: str) -> None:
    """Dies if this is the moment; only one process dies of each."""
    file = Path(os.environ[MOMENT])
    if file.exists() and file.read_text() == moment:
        if AGAIN not in os.environ:
            file.unlink()
        if WHOLE in os.environ:
            os.killpg(0, signal.SIGKILL)
        os.kill(os.getpid(), signal.SIGKILL)


def kind(name: str) -> str:
    return name.partition(" ")[0]


def deadly_step(durable: Callable[..., Any]) -> Callable[..., Any]:
    def step(passes: object, name: str, do: Callable[..., Any], *args: Any) -> Any:
        def deadly(*args: Any) -> Any:
            reach(f"before {kind(name)}")
            done = do(*args)
            reach(f"after {kind(name)}")
            return done

        done = durable(passes, name, deadly, *args)
        reach(f"between {kind(name)}")
        return done

    return step


def deadly_post(post: Callable[..., Any]) -> Callable[..., Any]:
    def posting(*args: Any, **kwargs: Any) -> Any:
        reach("posting")
        answer = post(*args, **kwargs)
        reach("posted")
        return answer

    return posting


if MOMENT in os.environ and "worker" in sys.orig_argv:
    from slack_sdk import WebClient

    from store.work import jobs

    if AGAIN in os.environ:
        jobs.MOST_DEATHS = 1
    jobs._durable = deadly_step(jobs._durable)
    WebClient.chat_postMessage = deadly_post(WebClient.chat_postMessage)  # type: ignore[method-assign]
