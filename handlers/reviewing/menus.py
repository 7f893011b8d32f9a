"""A claim's menu: confirm, dismiss, undo, one person or another; it opens form and history too."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from claims.model import Cited, Quote, SpeakerBasis
from handlers.buttons import pressed
from handlers.listening import Ears
from handlers.reviewing import form, history, surfaces
from handlers.reviewing.looking import looked_up, may_change, note_change
from handlers.reviewing.surfaces import Surface
from handlers.say import cards
from handlers.say.cards import Press
from handlers.say.lines import MENU
from handlers.say.phrases import review as words
from store.filing import articles
from store.review import audit, reviewing
from store.review.reviewing import Changed, OnFile, Outcome, Verb
from store.review.reviews import QUOTE, ClaimRef

Body = Mapping[str, Any]

AT_ONCE = (Verb.UNDO, Verb.SAME_PERSON, Verb.OTHER_PERSON)  # as buttons of their own, too


def register(app: App, ears: Ears) -> None:
    app.action(MENU)(partial(menu_used, ears=ears))
    for verb in AT_ONCE:
        app.action(f"{MENU}_{verb.value}")(partial(menu_used, ears=ears))


def menu_used(ack: Ack, body: Body, ears: Ears) -> None:
    """What changes something is written down first, then acknowledged."""
    press, at = cards.read_press(_chosen(body)), surfaces.read_surface(body)
    claim = looked_up(press, at, ears)
    if press is None or claim is None:
        ack()
        surfaces.show(at, 0, words.GONE, ears)
    elif press.verb == cards.HISTORY:
        ack()
        history.open_history(claim, at, str(body.get("trigger_id")), ears)
    elif not may_change(claim, at, ears):
        ack()
        surfaces.show(at, _article(claim), words.NO_RIGHTS, ears)
    elif press.verb in (cards.CORRECT, cards.SPEAKER):
        ack()
        _open_form(claim, press, at, str(body.get("trigger_id")), ears)
    else:
        said, undo = _done(claim, press, at, ears)
        ack()
        surfaces.show(at, _article(claim), said, ears, undo=undo)


def _open_form(claim: OnFile, press: Press, at: Surface, trigger: str, ears: Ears) -> None:
    if not form.open_form(claim, press, at, trigger, ears):
        surfaces.show(at, _article(claim), words.TOO_LATE, ears)


def _done(claim: OnFile, press: Press, at: Surface, ears: Ears) -> tuple[str, str]:
    """What to say, and what an Undo button beside it carries."""
    if press.verb in (Verb.SAME_PERSON, Verb.OTHER_PERSON):
        changed = _said_who(claim, Verb(press.verb), at, ears)
    elif press.verb == Verb.UNDO:
        changed = _unsaid(claim, press, at, ears)
    elif press.verb in (Verb.CONFIRM, Verb.DISMISS):
        changed = _changed(claim.ref, Verb(press.verb), at, ears)
    else:
        return words.GONE, ""
    if changed.claim is not None:
        note_change(changed.claim, ears)  # once more where it was done already: a job may be lost
    match changed.outcome:
        case Outcome.DONE if changed.claim is not None:
            undo = "" if press.verb == Verb.UNDO else cards.value(Verb.UNDO, changed.claim.cited)
            return words.DONE[Verb(press.verb)], undo
        case Outcome.ALREADY:
            return words.NOTHING_TO_UNDO if press.verb == Verb.UNDO else words.ALREADY, ""
        case Outcome.CHANGED:
            return words.NOTHING_TO_UNDO, ""
        case _:
            return words.GONE, ""


def _changed(ref: ClaimRef, verb: Verb, at: Surface, ears: Ears, **more: Any) -> Changed:
    with ears.store.writing() as session:
        return reviewing.change(session, ref, at.team, verb, who=at.user, now=ears.now(), **more)


def _said_who(claim: OnFile, verb: Verb, at: Surface, ears: Ears) -> Changed:
    """One answer goes for every quote of the article whose speaker is spelt like this."""
    last = Changed(Outcome.ALREADY, claim)
    for cited in _spelt_alike(claim, ears):
        if not cards.is_asked(cited):
            continue
        ref, fields = ClaimRef(QUOTE, cited.id), {**cited.review.fields}
        fields["speaker"] = _name_said(cited, verb)
        one = _changed(ref, verb, at, ears, fields=fields)
        last = one if ref == claim.ref else last
    return last


def _unsaid(claim: OnFile, press: Press, at: Surface, ears: Ears) -> Changed:
    """Undo; an answer to who somebody is, for all the quotes that it was given for."""
    said = _last_deed(claim.uid, ears)
    changed = _changed(claim.ref, Verb.UNDO, at, ears, version=press.version)
    if changed.outcome is Outcome.DONE and said in (Verb.SAME_PERSON, Verb.OTHER_PERSON):
        for cited in _spelt_alike(claim, ears):
            ref = ClaimRef(QUOTE, cited.id)
            with ears.store.reading() as session:
                other = reviewing.find(session, ref, at.team)
            if other is not None and ref != claim.ref and _last_deed(other.uid, ears) == said:
                _changed(ref, Verb.UNDO, at, ears)
    return changed


def _spelt_alike(claim: OnFile, ears: Ears) -> list[Cited]:
    """The quotes of an article whose speaker, as it was read, is spelt in the same unusual way."""
    with ears.store.reading() as session:
        filed = articles.load(session, _article(claim))
    mine = _spelling(claim.cited)
    return [cited for cited in filed.claims if mine and _spelling(cited) == mine] if filed else []


def _spelling(cited: Cited) -> str:
    read = cited.as_read
    asked = isinstance(read, Quote) and read.basis is SpeakerBasis.SPELLING
    return read.source[0].text if isinstance(read, Quote) and asked and read.source else ""


def _name_said(cited: Cited, verb: Verb) -> str:
    read = cited.as_read
    full = read.speaker.text if isinstance(read, Quote) and read.speaker else cited.speaker
    return full if verb is Verb.SAME_PERSON else _spelling(cited)


def _last_deed(uid: str, ears: Ears) -> str:
    with ears.store.reading() as session:
        deeds = audit.about(session, uid) if uid else []
    return deeds[0].what if deeds else ""


def _article(claim: OnFile) -> int:
    return claim.cited.citation.article_id


def _chosen(body: Body) -> str:
    """An option of the menu, or what a button carries."""
    used = (body.get("actions") or [{}])[0]
    option = used.get("selected_option") or {}
    return str(option.get("value") or pressed.value(body))
