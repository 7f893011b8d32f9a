"""Buttons of a reply that open more about its article, for whoever pressed and nobody else."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from claims.comparing.same_statement import gather
from handlers.articles import checking
from handlers.buttons import pressed
from handlers.buttons.opening import open_modal
from handlers.listening import Ears
from handlers.places import read_place
from handlers.say import asides_view, everything, phrases, report, wordings_view
from handlers.say.phrases.settings import TOO_LATE
from handlers.scopes import seen_in
from store.filing import articles, relations
from store.filing.articles import Filed
from store.tenants import channels

Body = dict[str, Any]
Shown = Callable[[Filed, Ears], Body]


def register(app: App, ears: Ears) -> None:
    for action_id, shown in BUTTONS.items():
        app.action(action_id)(partial(more_shown, shown=shown, ears=ears))


def more_shown(
    ack: Ack,
    body: Body,
    client: WebClient,
    respond: Any,
    shown: Shown,
    ears: Ears,
) -> None:
    ack()
    filed = _pressed(body, ears)
    view = everything.nothing(phrases.GONE) if filed is None else shown(filed, ears)
    if not open_modal(str(body["trigger_id"]), view, client):
        respond(text=TOO_LATE, response_type="ephemeral", replace_original=False)


def _ask_next(filed: Filed, ears: Ears) -> Body:
    """The copy line, and what is not known yet."""
    return asides_view.view(checking.report(filed.id, ears.store))


def _wordings(filed: Filed, ears: Ears) -> Body:
    """Every statement that is on file in other words, filed earlier or later."""
    with ears.store.reading() as session:
        seen = channels.standing(session, filed).origin.seen_by
        pairs = relations.of_statements(session, filed.id, seen)
    return wordings_view.view([one for one in gather(pairs) if one.differs], filed.id)


def _pressed(body: Body, ears: Ears) -> Filed | None:
    """The article of the reply, if it is on file and may be seen in this channel."""
    place = read_place(body)
    scope = seen_in(place.team, place.channel, ears.store)
    with ears.store.reading() as session:
        filed = articles.load(session, pressed.number(pressed.value(body)))
    may_be_seen = filed is not None and scope.includes(filed.origin.team, filed.origin.scope)
    return filed if may_be_seen else None


BUTTONS: Mapping[str, Shown] = {report.WORDINGS: _wordings, report.ASK_NEXT: _ask_next}
