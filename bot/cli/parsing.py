"""Which commands there are, and what each takes. What a command needs is loaded when it runs."""

import argparse
from argparse import Namespace
from collections.abc import Sequence
from typing import TypeAlias

from bot.cli import files
from bot.seeing import folder
from bot.settings import Settings

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def parse(words: Sequence[str]) -> Namespace:
    """The command's arguments; `run` is the function that carries it out."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    _running(commands)
    _without_slack(commands)
    files.add(commands)
    _keeping(commands)
    _deleting(commands)
    return parser.parse_args(words)


def _running(commands: Commands) -> None:
    run = commands.add_parser("run", help="connect to Slack and stay up; without tokens, a sample")
    run.set_defaults(run=_run)

    worker = commands.add_parser("worker", help="do the jobs and nothing else")
    worker.add_argument("--processes", type=_number, help="how many; as many as fit")
    worker.add_argument("--parent", type=int, help=argparse.SUPPRESS)
    worker.set_defaults(run=_worker)

    jobs = commands.add_parser("jobs", help="work that failed: list it, retry it, drop it")
    jobs.add_argument("what", nargs="?", choices=("list", "retry", "drop"), default="list")
    jobs.add_argument("errors", nargs="*", metavar="ERROR", help="error ids, or all")
    jobs.set_defaults(run=_jobs)


def _without_slack(commands: Commands) -> None:
    check = commands.add_parser("check", help="file an article and print the reply")
    check.add_argument("article", metavar="FILE|URL|-")
    check.add_argument("--dry-run", action="store_true", help="file nothing")
    check.add_argument("--workspace", default="local", help="file it for this Slack workspace")
    check.set_defaults(run=_check)

    ask = commands.add_parser("ask", help="what /claims would answer")
    ask.add_argument("question", nargs="*")
    ask.add_argument("--workspace", default="local")
    ask.set_defaults(run=_ask)

    notary = commands.add_parser("notary", help="hold a draft against what is on file")
    notary.add_argument("draft", metavar="FILE|-")
    notary.add_argument("--workspace", default="local")
    notary.set_defaults(run=_notary)

    for name, what in (
        ("read", "pages to articles"),
        ("extract", "texts to quotes and figures"),
        ("compare", "pairs of texts to labels"),
    ):
        lines = commands.add_parser(name, help=f"{what}: JSON Lines in, JSON Lines out")
        lines.set_defaults(run=_lines, name=name)


def _keeping(commands: Commands) -> None:
    doctor = commands.add_parser("doctor", help="look for what is wrong, and say what to do")
    doctor.set_defaults(run=_doctor)

    migrate = commands.add_parser("migrate", help="bring the database's tables up to date")
    migrate.set_defaults(run=_migrate)

    key = commands.add_parser("key", help="print a new key for CLAIMS_SECRET_KEY")
    key.set_defaults(run=_key)

    rekey = commands.add_parser("rekey", help="seal the tokens on file with the newest key")
    rekey.set_defaults(run=_rekey)

    backup = commands.add_parser("backup", help="copy the SQLite database, also while it is in use")
    backup.add_argument("file", metavar="FILE")
    backup.set_defaults(run=_backup)

    restore = commands.add_parser("restore", help="put a copy in the database's place")
    restore.add_argument("file", metavar="FILE")
    restore.set_defaults(run=_restore)


def _deleting(commands: Commands) -> None:
    purge = commands.add_parser("purge", help="show what has been kept long enough; --yes deletes")
    purge.add_argument("--yes", action="store_true", help="delete it, for good")
    purge.add_argument("--workspace", default="local", help="for the three below")
    wanted = purge.add_mutually_exclusive_group()
    wanted.add_argument("--link", metavar="URL", help="instead: everything from this page")
    wanted.add_argument("--person", metavar="NAME", help="instead: every article that names them")
    wanted.add_argument("--channel", metavar="C…", help="instead: everything from this channel")
    purge.set_defaults(run=_purge)


def _run(_: Namespace, settings: Settings) -> None:
    if settings.has_slack:
        with folder.counting(settings):
            from bot.run import run

            run(settings)
    else:
        from bot.cli.sample import show_sample

        show_sample(settings)


def _worker(arguments: Namespace, settings: Settings) -> None:
    if arguments.parent is not None:
        from bot.worker import run_worker

        run_worker(settings.for_work(), parent=arguments.parent)
        return
    with folder.counting(settings):
        from bot.crew import AS_MANY_AS_FIT
        from bot.run import run_workers

        run_workers(settings, arguments.processes or AS_MANY_AS_FIT)


def _key(_: Namespace, __: Settings) -> None:
    from store.tenants.seals import new_key

    print(new_key())


def _rekey(_: Namespace, settings: Settings) -> None:
    from bot.cli.keys import rekey

    rekey(settings)


def _number(written: str) -> int:
    if not written.isascii() or not written.isdigit() or not 0 < int(written) < 65:
        raise argparse.ArgumentTypeError("must be a number from 1 to 64")
    return int(written)


def _check(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.check import check

    check(
        arguments.article,
        settings,
        workspace=arguments.workspace,
        dry_run=arguments.dry_run,
    )


def _ask(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.check import ask

    ask(" ".join(arguments.question), settings, workspace=arguments.workspace)


def _notary(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.notary import notary

    notary(arguments.draft, settings, workspace=arguments.workspace)


def _lines(arguments: Namespace, _: Settings) -> None:
    from bot.cli.json_lines import run_filter

    run_filter(arguments.name)


def _migrate(_: Namespace, settings: Settings) -> None:
    from bot.cli.check import opened

    opened(settings).close()


def _jobs(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.failed import run_jobs

    run_jobs(arguments.what, arguments.errors, settings)


def _backup(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.copies import backup

    backup(arguments.file, settings)


def _restore(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.copies import restore

    restore(arguments.file, settings)


def _purge(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.purge import run_purge

    run_purge(arguments, settings)


def _doctor(_: Namespace, settings: Settings) -> None:
    from bot.cli.doctor import run_doctor

    run_doctor(settings)
