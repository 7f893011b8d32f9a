"""The history of a claim, in a modal: with names in place of mentions."""

from slack_sdk.errors import SlackClientError

from handlers.buttons.opening import open_modal
from handlers.listening import Ears
from handlers.reviewing import people, surfaces
from handlers.reviewing.surfaces import MODAL, Surface
from handlers.say import history
from handlers.say.phrases import review as words
from store.review import audit
from store.review.reviewing import OnFile


def open_history(claim: OnFile, at: Surface, trigger: str, ears: Ears) -> None:
    """By name and without pinging. Everybody who may see the claim may see it."""
    with ears.store.reading() as session:
        deeds = audit.about(session, claim.uid) if claim.uid else []
    slack = ears.lookups(at.team)
    names = people.names([deed.who for deed in deeds], slack)
    try:
        opened = open_modal(trigger, history.view(deeds, names), slack, on_top=at.kind == MODAL)
    except SlackClientError:
        opened = False
    if not opened:
        surfaces.show(at, claim.cited.citation.article_id, words.TOO_LATE, ears)
