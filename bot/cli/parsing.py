"""Which commands there are, and what each takes. What a command needs is loaded when it runs."""

import argparse
from argparse import Namespace
from collections.abc import Sequence

from bot.settings import Settings


def parse(words: Sequence[str]) -> Namespace:
    """The command's arguments; `run` is the function that carries it out."""
    parser = argparse.ArgumentParser(prog="python -m bot", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="connect to Slack and stay up; without tokens, a sample")
    run.set_defaults(run=_run)

    worker = commands.add_parser("worker", help="do the jobs; `run` starts its own")
    worker.add_argument("--name", default="worker", help="the same one after a crash goes on")
    worker.add_argument("--parent", type=int, help="stop when this process is gone")
    worker.set_defaults(run=_worker)

    check = commands.add_parser("check", help="file an article and print the reply")
    check.add_argument("article", metavar="FILE|URL|-")
    check.add_argument("--dry-run", action="store_true", help="file nothing")
    check.add_argument("--workspace", default="local", help="file it for this Slack workspace")
    check.set_defaults(run=_check)

    ask = commands.add_parser("ask", help="what /claims would answer")
    ask.add_argument("question", nargs="*")
    ask.add_argument("--workspace", default="local")
    ask.set_defaults(run=_ask)

    for name, what in (
        ("read", "pages to articles"),
        ("extract", "texts to quotes and figures"),
        ("compare", "pairs of texts to labels"),
    ):
        lines = commands.add_parser(name, help=f"{what}: JSON Lines in, JSON Lines out")
        lines.set_defaults(run=_lines, name=name)

    migrate = commands.add_parser("migrate", help="bring the database's tables up to date")
    migrate.set_defaults(run=_migrate)
    return parser.parse_args(words)


def _run(_: Namespace, settings: Settings) -> None:
    if settings.has_slack:
        from bot.run import run

        run(settings)
    else:
        from bot.cli.sample import show_sample

        show_sample(settings)


def _worker(arguments: Namespace, settings: Settings) -> None:
    from bot.worker import run_worker

    run_worker(settings.for_slack(), arguments.name, parent=arguments.parent)


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


def _lines(arguments: Namespace, _: Settings) -> None:
    from bot.cli.json_lines import run_filter

    run_filter(arguments.name)


def _migrate(_: Namespace, settings: Settings) -> None:
    from bot.cli.check import opened

    opened(settings).close()
