"""`jobs`: work that failed for good, listed, retried or dropped."""

from collections.abc import Sequence

from bot.cli.check import opened
from bot.run import prepared
from bot.settings import Settings, WrongSetting
from handlers.buttons import retrying
from store.database import Store
from store.work import failures
from store.work.failures import Failure
from store.work.queue import open_queue

ALL = "all"
NOTHING = "No work has failed."
WHICH = "Say which: error ids as `jobs` lists them, or all."


def run_jobs(what: str, errors: Sequence[str], settings: Settings) -> None:
    if what == "list":
        print(listed(settings))
    elif what == "drop":
        drop(errors, settings)
    else:
        retry(errors, settings)


def listed(settings: Settings) -> str:
    """One line for each: error id, when, channel and message, kind of error."""
    store = opened(settings)
    with store.reading() as session:
        found = failures.on_file(session)
    store.close()
    return "\n".join(_line(failure) for failure in found) or NOTHING


def drop(errors: Sequence[str], settings: Settings) -> None:
    store = opened(settings)
    for failure in _chosen(errors, store):
        retrying.drop(failure, store)
        print(f"{failure.error_id} dropped")
    store.close()


def retry(errors: Sequence[str], settings: Settings) -> None:
    """Written down to be done: by a running bot at once, else by the next that starts."""
    store = prepared(settings)
    queue = open_queue(settings.database_url)
    for failure in _chosen(errors, store):
        retrying.retry(failure, store, queue)
        print(f"{failure.error_id} will be retried")
    queue.close()
    store.close()


def _chosen(errors: Sequence[str], store: Store) -> list[Failure]:
    with store.reading() as session:
        found = failures.on_file(session)
    unknown = set(errors) - {failure.error_id for failure in found} - {ALL}
    if unknown:
        raise WrongSetting(f"No failed work has the error id {', '.join(sorted(unknown))}.")
    if not errors:
        raise WrongSetting(WHICH)
    return [failure for failure in found if ALL in errors or failure.error_id in errors]


def _line(failure: Failure) -> str:
    when = failure.at.strftime("%Y-%m-%d %H:%M")
    key = failure.key
    return f"{failure.error_id}  {when}  {key.team} {key.channel} {key.ts}  {failure.what}"
