"""Have a draft read by a child process, away from whoever has to answer others in time.

The draft goes there and back through pipes. It is in no file, no table, no argument and no log.
"""

import sys
from dataclasses import dataclass

from pydantic import TypeAdapter

from claims.model import Article
from claims.notary.draft import Draft
from claims.reading.documents.apart import answered

CHILD = "claims.notary.child"
ARTICLE = TypeAdapter(Article)
DRAFT = TypeAdapter(Draft)


class DraftTooHard(Exception):
    """The child gave up, or took too long. Says nothing of the draft."""


@dataclass(frozen=True, slots=True)
class Patience:
    """What one draft may take: seconds of a core, seconds on the wall."""

    cpu_s: int = 40
    wall_s: float = 60.0


def read_draft_apart(article: Article, patience: Patience | None = None) -> Draft:
    """What `read_draft` finds, found elsewhere."""
    patience = patience or Patience()
    command = (sys.executable, "-m", CHILD, str(patience.cpu_s))
    status, said = answered(command, ARTICLE.dump_json(article), patience.wall_s)
    if status != 0:
        raise DraftTooHard(f"the child ended with {status}")
    return DRAFT.validate_json(said)
