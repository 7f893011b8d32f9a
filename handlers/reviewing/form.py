"""The form behind "Correct…" and "Wrong speaker": opened, filled in, checked, written down."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from slack_bolt import Ack, App

from handlers.buttons.opening import open_modal
from handlers.listening import Ears
from handlers.reviewing import people, surfaces
from handlers.reviewing.looking import looked_up, may_change, note_change
from handlers.reviewing.surfaces import MODAL, Surface
from handlers.say import cards, claim_form, filled_in, history, parts
from handlers.say.cards import Press
from handlers.say.claim_form import FORM, NEW, ON_FILE, SPEAKER, Form, Refused
from handlers.say.lines import Line, bold, line
from handlers.say.phrases import review as words
from store.people import offering
from store.review import audit, reviewing
from store.review.reviewing import OnFile, Outcome, Verb

Body = Mapping[str, Any]


def register(app: App, ears: Ears) -> None:
    app.view(FORM)(partial(form_submitted, ears=ears))
    app.options(SPEAKER)(partial(names_typed, ears=ears))


def open_form(claim: OnFile, press: Press, at: Surface, trigger: str, ears: Ears) -> bool:
    """False when it took too long: a trigger lasts for three seconds."""
    alone = press.verb == cards.SPEAKER
    form = _form(claim, claim_form.names_for(claim.cited.claim, speaker_alone=alone), at, {})
    slack = ears.lookups(at.team)
    return open_modal(trigger, claim_form.view(form), slack, on_top=at.kind == MODAL)


def form_submitted(ack: Ack, body: Body, ears: Ears) -> None:
    """Written down, then acknowledged, which closes it; or it is said why not, in the form."""
    view = body["view"]
    kept = filled_in.carried(view)
    press, at = cards.read_press(str(kept.get("press"))), _surface(body, kept)
    claim = looked_up(press, at, ears)
    if claim is None:
        _instead(ack, words.GONE)
    elif not may_change(claim, at, ears):
        _instead(ack, words.NO_RIGHTS)
    else:
        try:
            changes = _named(claim_form.changes(view, claim.cited.as_read), claim, ears)
        except Refused as refused:
            ack(response_action="errors", errors={refused.field: str(refused)})
            return
        _keep(ack, claim, changes, kept, at, ears)


def names_typed(ack: Ack, body: Body, ears: Ears) -> None:
    """Names on file that whoever may see the claim may see: what is chosen stands beside it."""
    kept = filled_in.carried(body.get("view") or {})
    press, at = cards.read_press(str(kept.get("press"))), _surface(body, kept)
    claim = looked_up(press, at, ears)
    typed = str(body.get("value") or "")
    if claim is None:
        ack(options=[])
        return
    with ears.store.reading() as session:
        names = offering.beginning(session, claim.origin.seen_by, typed)
    ack(options=claim_form.options(names, typed))


def _keep(
    ack: Ack, claim: OnFile, changes: dict[str, str], kept: Body, at: Surface, ears: Ears
) -> None:
    article_id = claim.cited.citation.article_id
    if not changes:
        ack()
        surfaces.show(at, article_id, words.NOTHING_CHANGED, ears)
        return
    with ears.store.writing() as session:
        changed = reviewing.change(
            session,
            claim.ref,
            at.team,
            Verb.CORRECT,
            who=at.user,
            now=ears.now(),
            fields={**claim.cited.review.fields, **changes},
            version=_number(kept.get("version")),
        )
    if changed.outcome is Outcome.CHANGED and changed.claim is not None:
        ack(response_action="update", view=_shown_again(changed.claim, changes, kept, at, ears))
    elif changed.claim is None:
        _instead(ack, words.GONE)
    else:
        note_change(changed.claim, ears)
        ack()
        undo = cards.value(Verb.UNDO, changed.claim.cited)
        surfaces.show(at, article_id, words.DONE[Verb.CORRECT], ears, undo=undo)


def _shown_again(
    claim: OnFile, changes: dict[str, str], kept: Body, at: Surface, ears: Ears
) -> dict[str, Any]:
    """What somebody else changed meanwhile, above the form with what was filled in."""
    known = claim_form.names_for(claim.cited.claim)
    names = tuple(name for name in known if name in kept["was"])
    with ears.store.reading() as session:
        deeds = audit.about(session, claim.uid)
    since = [deed for deed in deeds if deed.version > _number(kept.get("version"))]
    typed = {**changes, SPEAKER: f"{NEW}{changes[SPEAKER]}"} if changes.get(SPEAKER) else changes
    return claim_form.view(_form(claim, names, at, typed, _meanwhile(since, at, ears)))


def _meanwhile(since: list[audit.Deed], at: Surface, ears: Ears) -> list[Line]:
    known = people.names([deed.who for deed in since], ears.lookups(at.team))
    who = ", ".join(dict.fromkeys(known.get(deed.who, words.SOMEBODY) for deed in since))
    said = [one for deed in since for one in history.deed_lines(deed, known)]
    heading = words.CHANGED_MEANWHILE.format(who or words.SOMEBODY)
    return [line(bold(heading)), *said, line(words.GO_ON)]


def _form(
    claim: OnFile,
    names: tuple[str, ...],
    at: Surface,
    typed: Mapping[str, str],
    meanwhile: list[Line] | None = None,
) -> Form:
    kept = {
        "press": cards.value(cards.CORRECT, claim.cited),
        "version": claim.cited.review.version,
        "at": surfaces.packed(at),
    }
    return Form(claim.cited, names, kept, typed, meanwhile or ())


def _surface(body: Body, kept: Body) -> Surface:
    """Where the form was opened from. Who fills it in, Slack says and not the form."""
    at = kept.get("at")
    told = at if isinstance(at, dict) else {"kind": "", "channel": ""}
    who = {"team": str(body["team"]["id"]), "user": str(body["user"]["id"])}
    return surfaces.unpacked({**told, **who, "is_later": True})


def _named(changes: dict[str, str], claim: OnFile, ears: Ears) -> dict[str, str]:
    """The changes with the speaker's name in place of what was chosen."""
    chosen = changes.get(SPEAKER)
    if not chosen:
        return changes
    name = chosen.removeprefix(NEW) if chosen.startswith(NEW) else ""
    if chosen.startswith(ON_FILE):
        with ears.store.reading() as session:
            speaker_id = _number(chosen.removeprefix(ON_FILE))
            name = offering.name_seen(session, claim.origin.seen_by, speaker_id)
    if not name:
        raise Refused(SPEAKER, words.NO_SUCH_NAME)
    return {**changes, SPEAKER: name}


def _instead(ack: Ack, sentence: str) -> None:
    ack(response_action="update", view=parts.sentence_modal(words.FORM_TITLE, sentence))


def _number(told: Any) -> int:
    return int(told) if str(told).isdecimal() and len(str(told)) < 10 else 0
