"""The commands that write claims to a file and read them back: what each takes."""

from argparse import ArgumentParser, Namespace, _SubParsersAction
from typing import TypeAlias

from bot.settings import Settings

Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"
FORMS = ("csv", "json", "jsonld", "pack")


def add(commands: Commands) -> None:
    export = commands.add_parser("export", help="claims as a file: csv, json, jsonld or pack")
    export.add_argument("question", nargs="*", help="as for /claims; without one, everything")
    export.add_argument("--format", choices=FORMS, default="json", dest="form")
    export.add_argument("--workspace", default="local")
    export.add_argument(
        "--private", action="store_true", help="with what private channels and messages hold"
    )
    export.add_argument("--output", default="-", metavar="FILE", help="default: standard output")
    export.set_defaults(run=_export)

    import_ = commands.add_parser("import", help="file what a JSON export or a pack holds")
    import_.add_argument("file", metavar="FILE|-")
    import_.set_defaults(run=_import)

    verify = commands.add_parser("verify", help="check a JSON export or a pack, hash by hash")
    verify.add_argument("file", metavar="FILE|-")
    verify.set_defaults(run=_verify)


def _export(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.exports import export

    export(
        " ".join(arguments.question),
        settings,
        form=arguments.form,
        workspace=arguments.workspace,
        private=arguments.private,
        output=arguments.output,
    )


def _import(arguments: Namespace, settings: Settings) -> None:
    from bot.cli.exports import import_

    import_(arguments.file, settings)


def _verify(arguments: Namespace, _: Settings) -> None:
    from bot.cli.exports import verify

    verify(arguments.file)
