"""Run the bot: the connection to Slack in this process, the work in others beside it."""

import asyncio
import logging
import signal
import time
from functools import partial

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse
from sqlalchemy.exc import SQLAlchemyError

from bot import http
from bot import socket as socket_mode
from bot.app import build_app, now
from bot.clients import Clients
from bot.crew import AS_MANY_AS_FIT, Crew
from bot.installing import Entrance
from bot.keeping import keep_what_is_loaded
from bot.seeing.checks import Line, tables_ready
from bot.seeing.health import Check, Health, bound
from bot.seeing.health import serve as serve_health
from bot.seeing.metrics import Meters
from bot.settings import Settings, WrongSetting
from handlers.weather import is_refused
from store.database import Store, migrate, open_store
from store.packing import exports
from store.tenants import installations, workspaces
from store.tenants.seals import Seal
from store.work import backlog, inbox
from store.work.backlog import Backlog
from store.work.jobs import prepare_tables
from store.work.queue import Queue, open_queue

log = logging.getLogger(__name__)

TRY_AGAIN_SECONDS = 5
WRONG_KEY = (
    "CLAIMS_SECRET_KEY does not open the tokens on file: it must hold the key that they were sealed"
    " with, first or after a comma (see README, Many workspaces)."
)


def run(settings: Settings) -> None:
    """Stay up until told to stop."""
    store = prepared(settings.for_slack())
    meters = Meters.new()
    introduce(settings, store, meters)
    queue = open_queue(settings.database_url)
    take_up(store, queue)
    crew = Crew.hired(AS_MANY_AS_FIT)
    try:
        asyncio.run(_serve(settings, store, queue, crew, meters))
    finally:
        crew.dismiss()
        queue.close()
        store.close()


def run_workers(settings: Settings, processes: int) -> None:
    """Do the jobs that others write down, until told to stop: any number of these on Postgres."""
    store = prepared(settings.for_work())
    if settings.is_for_many:
        check_keys(settings, store)
    queue = open_queue(settings.database_url)
    crew = Crew.hired(processes)
    try:
        asyncio.run(_watch(settings, store, queue, crew))
    finally:
        crew.dismiss()
        queue.close()
        store.close()


def prepared(settings: Settings) -> Store:
    """The store, with all tables up to date."""
    settings.make_data_dir()
    store = open_store(settings.database_url)
    migrate(store.engine)
    prepare_tables(settings.database_url)
    return store


def introduce(settings: Settings, store: Store, meters: Meters) -> None:
    """Learn which workspace the token is for, or see that every token on file can be read."""
    if settings.is_for_many:
        check_keys(settings, store)
        return
    who = _who(Clients(settings, store, meters).unbound(settings.slack_bot_token))
    team = str(who["team_id"])
    with store.writing() as session:
        workspaces.note(session, team, url=str(who.get("url") or ""))
        workspaces.come_back(session, team, "", now=now())


def check_keys(settings: Settings, store: Store) -> None:
    with store.reading() as session:
        if not installations.all_open(session, Seal.of(settings.secret_keys)):
            raise WrongSetting(WRONG_KEY)


def _who(client: WebClient) -> SlackResponse:
    """Waits for Slack, but not for a refused token."""
    while True:
        try:
            return client.auth_test()
        except SlackApiError as error:
            code = error.response.get("error")
            if is_refused(error):
                raise WrongSetting(f"SLACK_BOT_TOKEN was refused by Slack ({code}).") from error
            log.warning("Slack answered %s; trying again", code)
        except (SlackClientError, OSError) as error:
            log.warning("Slack cannot be reached (%s); trying again", type(error).__name__)
        time.sleep(TRY_AGAIN_SECONDS)


def take_up(store: Store, queue: Queue) -> None:
    """Queue whatever was written down and not finished, should the job have been lost."""
    with store.reading() as session:
        waiting = inbox.unsettled(session)
        asked = exports.waiting(session)
    for message in waiting:
        queue.put(message)
    for export in asked:
        queue.export(export)


async def _serve(
    settings: Settings, store: Store, queue: Queue, crew: Crew, meters: Meters
) -> None:
    stop, line = _told_to_stop(), Line()
    checks = _checks(store, crew) | {"slack": line.look}
    health = Health(checks, partial(_backlog, store, queue))
    beside = asyncio.gather(crew.watch(stop), serve_health(health, bound(settings), stop))
    app = build_app(settings, store, queue, meters)
    serve = socket_mode.serve if settings.mode == "socket" else partial(http.serve, store=store)
    entrance = Entrance(Clients(settings, store, meters), now) if settings.has_oauth else None
    keep_what_is_loaded()
    await serve(app, settings, stop, line, entrance)
    stop.set()
    await beside


async def _watch(settings: Settings, store: Store, queue: Queue, crew: Crew) -> None:
    stop = _told_to_stop()
    health = Health(_checks(store, crew), partial(_backlog, store, queue))
    await asyncio.gather(crew.watch(stop), serve_health(health, bound(settings), stop))


def _checks(store: Store, crew: Crew) -> dict[str, Check]:
    return {"database": partial(tables_ready, store), "workers": crew.look}


def _backlog(store: Store, queue: Queue) -> Backlog | None:
    """None while the database is away."""
    try:
        return backlog.look(store, queue, now=now())
    except SQLAlchemyError as error:
        log.warning("the backlog cannot be counted (%s)", type(error).__name__)
        return None


def _told_to_stop() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop
