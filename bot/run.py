"""Run the bot: the connection to Slack in this process, the work in others beside it."""

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from slack_sdk.errors import SlackApiError, SlackClientError

from bot import http
from bot import socket as socket_mode
from bot.app import build_app, slack_client
from bot.settings import Settings, WrongSetting
from store import inbox
from store.database import Store, migrate, open_store
from store.jobs import prepare_tables
from store.queue import Queue, open_queue

log = logging.getLogger(__name__)

WORKERS = max(1, min(4, (os.cpu_count() or 2) - 1))
WATCH_SECONDS = 0.5
STOP_SECONDS = 25
TRY_AGAIN_SECONDS = 5
REFUSED = ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired")


def run(settings: Settings) -> None:
    """Stay up until told to stop."""
    settings.for_slack().make_data_dir()
    store = open_store(settings.database_url)
    migrate(store.engine)
    prepare_tables(settings.database_url)
    introduce(settings, store)
    queue = open_queue(settings.database_url)
    take_up(store, queue)
    crew = Crew.hired(WORKERS)
    try:
        asyncio.run(_serve(settings, store, queue, crew))
    finally:
        crew.dismiss()
        queue.close()
        store.close()


def introduce(settings: Settings, store: Store) -> None:
    """Learn which workspace the token is for. Waits for Slack, but not for a refused token."""
    client = slack_client(settings)
    while True:
        try:
            who = client.auth_test()
        except SlackApiError as error:
            code = error.response.get("error")
            if code in REFUSED:
                raise WrongSetting(f"SLACK_BOT_TOKEN was refused by Slack ({code}).") from error
            log.warning("Slack answered %s; trying again", code)
        except (SlackClientError, OSError) as error:
            log.warning("Slack cannot be reached (%s); trying again", type(error).__name__)
        else:
            break
        time.sleep(TRY_AGAIN_SECONDS)
    with store.writing() as session:
        inbox.note_workspace(session, str(who["team_id"]), str(who.get("url") or ""))


def take_up(store: Store, queue: Queue) -> None:
    """Queue whatever was written down and not finished, should the job have been lost."""
    with store.reading() as session:
        waiting = inbox.unsettled(session)
    for message in waiting:
        queue.put(message)


@dataclass(slots=True)
class Crew:
    """Worker processes, each started anew when it ends by itself."""

    workers: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @classmethod
    def hired(cls, number: int) -> "Crew":
        names = [f"{socket.gethostname()}-{n}" for n in range(number)]
        return cls({name: _start(name) for name in names})

    def look_after(self) -> None:
        for name, worker in self.workers.items():
            if worker.poll() is not None:
                log.error("worker %s ended with %s; starting it anew", name, worker.returncode)
                self.workers[name] = _start(name)

    def dismiss(self) -> None:
        for worker in self.workers.values():
            worker.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for worker in self.workers.values():
            try:
                worker.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.kill()


def _start(name: str) -> subprocess.Popen[bytes]:
    command: Sequence[str] = [sys.executable, "-m", "bot", "worker"]
    return subprocess.Popen([*command, "--name", name, "--parent", str(os.getpid())])


async def _serve(settings: Settings, store: Store, queue: Queue, crew: Crew) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    watch = asyncio.create_task(_watch(crew, stop))
    app = build_app(settings, store, queue)
    door = socket_mode if settings.mode == "socket" else http
    await door.serve(app, settings, stop)
    stop.set()
    await watch


async def _watch(crew: Crew, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await asyncio.sleep(WATCH_SECONDS)
        if not stop.is_set():
            crew.look_after()
