"""`export`, `import` and `verify`: claims as a file, and back."""

import sys
from pathlib import Path

from bot.app import now
from bot.cli.check import opened
from bot.settings import Settings, WrongSetting
from handlers.exporting import unpacking
from handlers.exporting.choosing import NoExport, choose
from handlers.exporting.forms import FORMS, read
from handlers.exporting.importing import import_dossier
from handlers.exporting.proving import Unfit, prove
from handlers.say import phrases
from store.database import Store
from store.filing import snapshots
from store.packing import dossiers, exports
from store.packing.dossier import Dossier
from store.scope import Scope

STANDARD = "-"
COMMAND_LINE = "command line"


def export(
    question: str, settings: Settings, *, form: str, workspace: str, private: bool, output: str
) -> None:
    """Write what a question finds to a file, or to standard output ("-")."""
    store = opened(settings)
    try:
        content = _exported(question, store, form=form, workspace=workspace, private=private)
    except NoExport as error:
        raise WrongSetting(str(error)) from error
    finally:
        store.close()
    if output == STANDARD:
        sys.stdout.buffer.write(content)
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise WrongSetting(f"{output} could not be written ({error.strerror}).") from error


def import_(file: str, settings: Settings) -> None:
    """File what a JSON export or a pack holds, in the workspace that it is of."""
    dossier = _read(file)
    store = opened(settings)
    done = import_dossier(dossier, store)
    store.close()
    added = phrases.counted(done.claims, *phrases.CLAIMS_COUNTED)
    in_articles = phrases.counted(done.articles, *phrases.ARTICLES)
    print(f"{file}: {added} in {in_articles} added to workspace {dossier.workspace}")
    if done.left:
        left = phrases.counted(done.left, *phrases.ARTICLES)
        print(f"{left} left as on file here: read here as well, deleted, or with another text")


def verify(file: str) -> None:
    """Compare every hash, and every claim with its article. Needs no database."""
    dossier = _read(file)
    articles = phrases.counted(len(dossier.snapshots), *phrases.ARTICLES)
    claims = phrases.counted(len(dossier.entries), *phrases.CLAIMS_COUNTED)
    print(f"{file}: every hash agrees, and {prove(dossier)} spans of {claims} in {articles}")


def _exported(question: str, store: Store, *, form: str, workspace: str, private: bool) -> bytes:
    with store.reading() as session:
        scope = Scope(workspace, snapshots.scopes(session, workspace) if private else frozenset())
        chosen = choose(session, scope, question)
        dossier = dossiers.collect(session, scope, chosen, question).dossier
    with store.writing() as session:
        exports.left(session, workspace, COMMAND_LINE, form, len(dossier.found), now())
    return FORMS[form].write(dossier)


def _read(file: str) -> Dossier:
    """One byte more than is read at most tells a file that is too large."""
    try:
        if file == STANDARD:
            return read(sys.stdin.buffer.read(unpacking.MOST_BYTES + 1))
        with Path(file).open("rb") as opened_file:
            return read(opened_file.read(unpacking.MOST_BYTES + 1))
    except OSError as error:
        raise WrongSetting(f"{file} cannot be opened: {error.strerror}.") from error
    except Unfit as error:
        raise WrongSetting(f"{file}: {error}") from error
