"""`/claims forget`: deletes for good what is on file of a link, a person or a channel.

For admins of the workspace, as far as they may see; for anybody in a direct message, what is on
file from there. Counted anew when the button is pressed.
"""

from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers.buttons import pressed
from handlers.deleting.wishes import Wish, parts_of, read_target
from handlers.listening import Ears
from handlers.questions.commands import Answered, Command
from handlers.rights import is_admin
from handlers.say import forgetting as say
from handlers.say import phrases, results
from handlers.say.phrases import forgetting as words
from handlers.scopes import seen_by
from store.deleting import erasures
from store.deleting.erasures import Extent, Kind, Part
from store.finding import named
from store.scope import Scope

Body = dict[str, Any]

ASKED = (Kind.LINK.value, Kind.PERSON.value, Kind.CHANNEL.value)
LONGEST = 1_000  # characters of a link or a name; a button's value holds 2,000


def register(app: App, ears: Ears) -> None:
    app.action(say.DELETE)(partial(delete_pressed, ears=ears))
    app.action(say.LEAVE)(leave_pressed)


def forget(asked: Command, ears: Ears) -> Answered:
    """How much would go, and a button; or why it cannot."""
    kind, value = read_target(asked.rest)
    if not value:
        return _sentence(words.USAGE)
    if len(value) > LONGEST:
        return _sentence(words.TOO_LONG)
    wish = Wish(asked.team, asked.channel, asked.user, kind, value)
    if not may_forget(wish, ears):
        return _sentence(words.RIGHTS)
    scope = _reach(wish, ears)
    parts, found = _look(wish, scope, ears)
    what = "" if kind is Kind.CHANNEL else value
    if not parts:
        return _nothing(wish, scope, ears)
    pressed = {"kind": str(kind), "value": value}
    reach = kind is not Kind.CHANNEL and not wish.is_direct
    return say.question(what, found, pressed, reach=reach)


def may_forget(wish: Wish, ears: Ears) -> bool:
    return wish.is_direct or is_admin(wish.user, ears.lookups(wish.team))


def delete_pressed(ack: Ack, body: Body, respond: Any, ears: Ears) -> None:
    """Written down first, then acknowledged. Pressed again, there is nothing left."""
    wish = _pressed(body)
    said = _begun(wish, ears) if may_forget(wish, ears) else _sentence(words.RIGHTS)
    ack()
    respond(response_type="ephemeral", replace_original=True, **said)


def leave_pressed(ack: Ack, respond: Any) -> None:
    ack()
    respond(text=words.LEFT, response_type="ephemeral", replace_original=True)


def _begun(wish: Wish, ears: Ears) -> dict[str, Any]:
    parts, found = _look(wish, _reach(wish, ears), ears)
    if not parts:
        return _sentence(words.BEGUN_ALREADY)
    with ears.store.writing() as session:
        erasure_id = erasures.begin(
            session,
            parts,
            team=wish.team,
            channel=wish.channel,
            kind=wish.kind,
            who=wish.user,
            now=ears.now(),
        )
    ears.queue.erase(erasure_id, wish.team)
    return say.begun(found)


def _look(wish: Wish, scope: Scope, ears: Ears) -> tuple[set[Part], Extent]:
    with ears.store.reading() as session:
        parts = parts_of(session, wish, scope)
        return parts, erasures.extent(session, parts)


def _reach(wish: Wish, ears: Ears) -> Scope:
    return seen_by(wish.team, wish.channel, wish.user, ears.store, ears.lookups(wish.team))


def _nothing(wish: Wish, scope: Scope, ears: Ears) -> Answered:
    what = words.CHANNEL if wish.kind is Kind.CHANNEL else wish.value
    nothing = words.NOTHING.format(what)
    if wish.kind is not Kind.PERSON:
        return _sentence(nothing)
    with ears.store.reading() as session:
        names = [match.name for match in named.speakers(session, scope, wish.value)]
    if not names:
        return _sentence(nothing)
    return _sentence(nothing, phrases.DID_YOU_MEAN.format(", ".join(dict.fromkeys(names))))


def _sentence(*said: str) -> dict[str, Any]:
    return results.message(results.sentence(*said))


def _pressed(body: Body) -> Wish:
    kind, value = pressed.choice(pressed.value(body), ASKED)
    return Wish(
        team=str((body.get("team") or {}).get("id") or ""),
        channel=str(body["channel"]["id"]),
        user=str(body["user"]["id"]),
        kind=Kind(kind),
        value=value,
    )
