"""A store with articles in it, and exports of it."""

from claims.reading import read_text
from handlers.exporting.choosing import choose
from store.database import Store
from store.packing import dossiers
from store.packing.dossier import Dossier
from store.scope import Scope
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GRAIN, MENTIONS
from tests.store.filing import file_text

TEXTS = (BRIDGE_MORNING, BRIDGE_EVENING, GRAIN, MENTIONS)
PUBLIC = Scope("T1")


def fill(store: Store) -> None:
    for number, text in enumerate(TEXTS):
        file_text(store, text, ts=f"{number}.0", article=read_text(text))


def dossier(store: Store, asked: str = "", scope: Scope = PUBLIC) -> Dossier:
    with store.reading() as session:
        return dossiers.collect(session, scope, choose(session, scope, asked), asked).dossier
