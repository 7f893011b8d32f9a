"""`/claims watch`: a person, a topic or figures that a channel wants to hear of."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App
from sqlalchemy.exc import IntegrityError

from handlers.buttons import pressed
from handlers.hearing.presence import is_here
from handlers.listening import Ears
from handlers.questions.asking import Ask, read_question
from handlers.questions.commands import Answered, Command
from handlers.say import results, watches
from handlers.say.notes import note
from handlers.say.phrases import watches as words
from store.showing import homes
from store.watching import matching
from store.watching import watches as kept
from store.watching.matching import Wanted
from store.watching.watches import Watch

Body = Mapping[str, Any]

LONGEST = 200  # characters of what is watched for


def register(app: App, ears: Ears) -> None:
    app.action(watches.UNWATCH)(partial(unwatch_pressed, ears=ears))
    app.action(results.WATCH)(partial(watch_pressed, ears=ears))
    for way in ("back", "on"):
        app.action(f"{watches.TURN}_{way}")(partial(turn, ears=ears))


class NotWatched(ValueError):
    """What cannot be watched for. The message is a sentence to answer with."""


def wanted(text: str) -> tuple[str, Wanted]:
    """What somebody wants to watch: as it is listed, and as it is looked for."""
    question = read_question(text)
    asked = question.criteria
    if question.unread:
        raise NotWatched(question.unread)
    if asked.since or asked.until or asked.channel:
        raise NotWatched(words.NO_SUCH_FILTER)
    if len(question.text) > LONGEST:
        raise NotWatched(words.TOO_LONG.format(LONGEST))
    match question.ask:
        case Ask.FIGURES if question.subject:
            return question.text, Wanted(figures=tuple(question.subject))
        case Ask.SEARCH if asked.by or asked.words or asked.exact:
            return question.text, Wanted(asked)
        case _:
            raise NotWatched(words.HOW_TO_WATCH)


def watch_asked(asked: Command, ears: Ears) -> Answered:
    if not asked.rest.strip():
        return watches.listed(_here(asked.team, asked.channel, ears))
    return note(begin(asked.team, asked.channel, asked.user, asked.rest, ears))


def unwatch_asked(asked: Command, ears: Ears) -> Answered:
    text = read_question(asked.rest).text
    with ears.store.writing() as session:
        watch = kept.named(session, asked.team, asked.channel, text) if text else None
        if watch is not None:
            kept.end(session, asked.team, watch.id, (asked.channel,))
            homes.make_stale(session, asked.team, now=ears.now())
    if watch is not None:
        return note(words.NO_LONGER.format(watch.text))
    said = words.NOT_WATCHED.format(text[:LONGEST]) if text else ""
    return watches.listed(_here(asked.team, asked.channel, ears), said=said)


def begin(team: str, channel: str, user: str, text: str, ears: Ears) -> str:
    """Watch for something in a place. Returns the sentence to answer with."""
    try:
        shown, looked_for = wanted(text)
        if not is_here(channel, user, ears.lookups(team)):
            return words.NOT_HERE
        with ears.store.writing() as session:
            index = matching.index(looked_for)
            is_new = kept.add(session, team, channel, shown, index, who=user, now=ears.now())
            homes.make_stale(session, team, now=ears.now())
    except NotWatched as refused:
        return str(refused)
    except kept.TooMany:
        return words.TOO_MANY.format(kept.MOST)
    except IntegrityError:  # pressed twice, and both at once
        is_new = False
    return (words.WATCHING if is_new else words.WATCHED_ALREADY).format(shown)


def watch_pressed(ack: Ack, body: Body, respond: Any, ears: Ears) -> None:
    """The button under an answer: watch here for what was asked."""
    text = pressed.question(pressed.value(body)).text
    said = begin(body["team"]["id"], body["channel"]["id"], body["user"]["id"], text, ears)
    ack()
    respond(response_type="ephemeral", replace_original=False, **note(said))


def unwatch_pressed(ack: Ack, body: Body, respond: Any, ears: Ears) -> None:
    """In a list of one's own: the list is shown anew, whoever ended what meanwhile."""
    team, channel = body["team"]["id"], body["channel"]["id"]
    with ears.store.writing() as session:
        ended = kept.end(session, team, pressed.number(pressed.value(body)), (channel,))
        homes.make_stale(session, team, now=ears.now())
    ack()
    said = words.NO_LONGER.format(ended.text) if ended else words.ENDED_BEFORE
    shown = watches.listed(_here(team, channel, ears), said=said)
    respond(response_type="ephemeral", replace_original=True, **shown)


def turn(ack: Ack, body: Body, respond: Any, ears: Ears) -> None:
    ack()
    here = _here(body["team"]["id"], body["channel"]["id"], ears)
    shown = watches.listed(here, page=pressed.number(pressed.value(body)))
    respond(response_type="ephemeral", replace_original=True, **shown)


def _here(team: str, channel: str, ears: Ears) -> list[Watch]:
    with ears.store.reading() as session:
        return kept.of_places(session, team, (channel,))
