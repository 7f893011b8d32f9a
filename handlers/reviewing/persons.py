"""Two names on file are said to be one person, and said to be two again."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk.errors import SlackClientError

from handlers import rights
from handlers.buttons import pressed
from handlers.buttons.opening import open_modal
from handlers.listening import Ears
from handlers.questions.answering import who
from handlers.questions.asking import read_question
from handlers.reviewing import surfaces
from handlers.reviewing.surfaces import ANSWER, Surface, seen
from handlers.say import claim_form, filled_in, parts, people_form, results
from handlers.say.people_form import FORM, PERSON, SPLIT
from handlers.say.phrases import review as words
from store.people import merging, offering
from store.review import audit
from store.scope import PUBLIC, Scope
from store.work.queue import Refreshing

Body = Mapping[str, Any]

MERGE, SPLIT_UP = "merge", "split"  # what the audit calls them
MOST_REFRESHED = 20  # articles whose replies are brought up to date


def register(app: App, ears: Ears) -> None:
    app.action(results.PEOPLE)(partial(people_asked, ears=ears))
    app.action(SPLIT)(partial(split_pressed, ears=ears))
    app.options(PERSON)(partial(names_typed, ears=ears))
    app.view(FORM)(partial(form_submitted, ears=ears))


def people_asked(ack: Ack, body: Body, ears: Ears) -> None:
    """The form for the person that an answer is about."""
    ack()
    asked = pressed.question(pressed.value(body))
    at = surfaces.read_surface(body)
    at = replace(at, kind=ANSWER, asked=asked.text, page=asked.page, is_ours=False)
    scope = seen(at, ears)
    with ears.store.reading() as session:
        meant = who(session, scope, read_question(asked.text).criteria)
    if meant is None:
        surfaces.show(at, 0, words.NO_SUCH_NAME, ears)
        return
    match = max(meant[0], key=lambda one: len(one.name))
    kept = {"into": match.speaker_ids[0], "name": match.name, "at": surfaces.packed(at)}
    if not open_modal(str(body.get("trigger_id")), _view(kept, scope, ears), ears.lookups(at.team)):
        surfaces.show(at, 0, words.TOO_LATE, ears)


def names_typed(ack: Ack, body: Body, ears: Ears) -> None:
    """Names on file that whoever types may see."""
    at, _ = _opened(body)
    typed, scope = str(body.get("value") or ""), seen(at, ears)
    with ears.store.reading() as session:
        names = offering.beginning(session, scope, typed)
    ack(options=claim_form.options(names, ""))


def form_submitted(ack: Ack, body: Body, ears: Ears) -> None:
    """Written down, then acknowledged, which closes the form."""
    at, kept = _opened(body)
    chosen = people_form.chosen(body["view"])
    if not chosen:
        ack()
        return
    one = pressed.number(chosen.removeprefix(claim_form.ON_FILE))
    said, why = _merged(one, pressed.number(str(kept.get("into"))), at, ears)
    if why:
        ack(response_action="errors", errors={PERSON: why})
        return
    ack()
    surfaces.show(at, 0, said, ears)


def split_pressed(ack: Ack, body: Body, ears: Ears) -> None:
    """Written down, then the form is shown without it."""
    at, kept = _opened(body)
    said = _split(pressed.number(pressed.value(body)), at, ears)
    ack()
    view = _view(kept, seen(at, ears), ears, said=said)
    try:
        ears.lookups(at.team).views_update(view_id=body["view"]["id"], view=view)
    except (SlackClientError, OSError):
        surfaces.show(at, 0, said, ears)


def _view(kept: Body, scope: Scope, ears: Ears, *, said: str = "") -> dict[str, Any]:
    into = pressed.number(str(kept.get("into")))
    with ears.store.reading() as session:
        name = offering.name_seen(session, scope, into)
        family = merging.family(session, scope, [into]) if name else []
        merged = merging.merged(session, scope, family)
        named = [one for one in merged if offering.name_seen(session, scope, one[0])]
    if not name:
        return parts.sentence_modal(words.PEOPLE_TITLE, words.NO_SUCH_NAME)
    return people_form.view(str(kept.get("name") or name), named, kept, said=said)


def _merged(one: int, into: int, at: Surface, ears: Ears) -> tuple[str, str]:
    """What to say, or why it was not done."""
    if not _may(at, ears):
        return "", words.NO_RIGHTS
    scope = seen(at, ears)
    with ears.store.writing() as session:
        names = [offering.name_seen(session, scope, speaker) for speaker in (one, into)]
        if not all(names):
            return "", words.NO_SUCH_NAME
        say = partial(merging.merge, session, channel=at.channel, who=at.user, now=ears.now())
        why = say(one, into)
        if why == "private":  # the private channel's name is then one of the public name's
            why = say(into, one)
        if why:
            return "", {"already": words.ONE_ALREADY, "private": words.PRIVATE_NAME}.get(
                why, words.NO_SUCH_NAME
            )
        _note(MERGE, names, (one, into), at, ears, session)
    _refresh((one, into), at, ears)
    return words.MERGED.format(*names), ""


def _split(speaker_id: int, at: Surface, ears: Ears) -> str:
    if not _may(at, ears):
        return words.NO_RIGHTS
    scope = seen(at, ears)
    with ears.store.writing() as session:
        name = offering.name_seen(session, scope, speaker_id)
        both = merging.split(session, at.team, speaker_id) if name else None
        if both is None:
            return words.NO_MERGE_LEFT
        names = [offering.name_seen(session, scope, one) or words.SOMEBODY for one in both]
        _note(SPLIT_UP, names, both, at, ears, session)
    _refresh(both, at, ears)
    return words.SPLIT_DONE.format(*names)


def _note(
    what: str, names: list[str], both: tuple[int, int], at: Surface, ears: Ears, session: Any
) -> None:
    """In the audit with the scope of the narrower of the two names."""
    scopes = [merging.scope_of_speaker(session, one) for one in both]
    stands = {"speaker": names[0], "same_as": names[1]}
    audit.note(
        session,
        team=at.team,
        channel=at.channel,
        scope=next((scope for scope in scopes if scope), PUBLIC),
        who=at.user,
        what=what,
        now=ears.now(),
        before={} if what == MERGE else stands,
        after=stands if what == MERGE else {},
    )


def _refresh(both: tuple[int, int], at: Surface, ears: Ears) -> None:
    """The newest replies that name one of them are compared anew and brought up to date."""
    with ears.store.reading() as session:
        newest = merging.articles_with(session, both, most=MOST_REFRESHED)
    because = f"people:{ears.now().isoformat()}"
    for article_id, channel in newest:
        ears.queue.refresh(Refreshing(at.team, channel, article_id, because, spreads=False))


def _may(at: Surface, ears: Ears) -> bool:
    return rights.may_correct(at.team, at.channel, at.user, ears.store, ears.lookups(at.team))


def _opened(body: Body) -> tuple[Surface, dict[str, Any]]:
    """Where the form was opened from, and what it carries along."""
    kept = filled_in.carried(body.get("view") or {})
    at = kept.get("at")
    told = at if isinstance(at, dict) else {"kind": ANSWER, "channel": ""}
    who_did = {"team": str(body["team"]["id"]), "user": str(body["user"]["id"])}
    return surfaces.unpacked({**told, **who_did, "is_later": True}), kept
