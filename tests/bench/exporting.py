"""How long the largest export takes in each form.

python -m tests.bench.exporting
"""

import tempfile
import time
from pathlib import Path

from handlers.exporting.choosing import MOST_CLAIMS, choose
from handlers.exporting.forms import FORMS
from store.database import migrate, open_store
from store.packing import dossiers
from store.scope import Scope
from tests.bench.filling import fill, world

CLAIMS = MOST_CLAIMS - 1_000
SPEAKERS = 3_000
ROW = "| {} | {:.1f} s | {} |"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'full.db'}")
        migrate(store.engine)
        fill(store, world(SPEAKERS), CLAIMS)
        print("| what | time | size |\n|---|---|---|")
        begun = time.monotonic()
        with store.reading() as session:
            chosen = choose(session, Scope("T1"), "")
            dossier = dossiers.collect(session, Scope("T1"), chosen, "").dossier
        print(ROW.format(f"found and collected: {len(chosen):,} claims", _since(begun), ""))
        for name, form in FORMS.items():
            begun = time.monotonic()
            size = len(form.write(dossier))
            print(ROW.format(name, _since(begun), f"{size / 1e6:.0f} MB"))
        store.close()


def _since(begun: float) -> float:
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
