"""Which claim was meant, who may change it, and the work that a change makes."""

from handlers import rights
from handlers.listening import Ears
from handlers.reviewing import surfaces
from handlers.reviewing.surfaces import Surface
from handlers.say.cards import Press
from store.review import reviewing
from store.review.reviewing import OnFile
from store.work.queue import Refreshing


def looked_up(press: Press | None, at: Surface, ears: Ears) -> OnFile | None:
    """The claim that was meant, if it is on file and may be seen where the menu was used."""
    if press is None:
        return None
    with ears.store.reading() as session:
        claim = reviewing.find(session, press.ref, at.team)
    if claim is None or not press.is_of(claim.cited.as_read):
        return None
    seen = surfaces.may_be_seen(at, claim.origin.team, claim.origin.scope, ears)
    return claim if seen else None


def may_change(claim: OnFile, at: Surface, ears: Ears) -> bool:
    """By the settings of the channel that the claim was pasted in."""
    slack = ears.lookups(at.team)
    return rights.may_correct(at.team, claim.origin.channel, at.user, ears.store, slack)


def note_change(claim: OnFile, ears: Ears) -> None:
    """The job of bringing everything up to date that shows the claim, and of recalling it."""
    origin, article_id = claim.origin, claim.cited.citation.article_id
    changed = f"{claim.uid}:{claim.cited.review.version}"
    ears.queue.refresh(Refreshing(origin.team, origin.channel, article_id, changed))
