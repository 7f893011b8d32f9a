"""Everything that the bot says, by its name: each message and each view, of a store as it stands.

What a test finds missing here is a function of handlers/say that says something and is not called.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from claims.model import Cited, Quote
from claims.notary.draft import read_draft
from claims.reading import UnreadableError, read_file
from handlers.articles import checking
from handlers.buttons import asides
from handlers.exporting import delivering
from handlers.fetching.errors import SENTENCES, FetchError
from handlers.home import tab
from handlers.notary.findings import check_draft
from handlers.questions.answering import answer
from handlers.questions.commands import read_command
from handlers.reviewing import surfaces
from handlers.say import (
    asides_view,
    claim_form,
    digest,
    everything,
    forgetting,
    history,
    home,
    notary,
    notes,
    parts,
    people_form,
    recall,
    report,
    results,
    settings_form,
    watches,
)
from handlers.say.phrases import review as words
from handlers.say.report import Report
from handlers.timelines import drawing, finding
from handlers.timelines.words import MOST_ALT
from handlers.timelines.words import view as timeline_view
from store.database import Store
from store.deleting.erasures import Erasure, Extent, Kind
from store.filing import articles
from store.filing.articles import Filed
from store.packing.exports import Export
from store.review import audit, reviewing
from store.review.reviewing import Verb
from store.review.reviews import FIGURE, QUOTE, ClaimRef
from store.scope import Scope
from store.showing import news
from store.showing.homes import Home
from store.tenants.settings import ChannelSettings
from store.watching import watches as watched
from store.work.message import MessageKey
from tests.conftest import NOW

Said = Iterator[tuple[str, dict[str, Any]]]
HERE = Scope("T1", frozenset({"C1"}))
EARLIER = NOW - timedelta(days=1)
LATER = NOW + timedelta(days=1)


def everything_said(store: Store, shown: Report, odd: str) -> Said:
    """`odd` is what somebody has typed, or named something, besides what the articles say."""
    typed = read_command({"text": odd}).text
    with store.reading() as session:
        filed = articles.load(session, shown.article_id)
    assert filed is not None
    yield from _of_article(filed, shown, store)
    yield from _asked(typed, store)
    yield from _sentences(filed, typed or "x")
    yield from _exports(typed)
    yield from _drafts(filed, typed, store)
    yield from _reviewed(filed, typed or "x", store)
    yield from _later(filed, typed or "x", store)


def _of_article(filed: Filed, shown: Report, store: Store) -> Said:
    yield "reply", report.message(shown)
    yield "show all", everything.view(shown, page=0, channel="C1", said="Done.")
    yield "copy and questions", asides_view.view(shown)
    ears: Any = SimpleNamespace(store=store)
    for button, shows in asides.BUTTONS.items():
        yield button, shows(filed, ears)
    timeline = finding.of_article(filed.id, "T1", "C1", store)
    picture = drawing._picture(timeline)
    yield "above a picture", {"text": "x", "blocks": list(picture.blocks)}
    assert len(picture.alt_text) <= MOST_ALT
    yield "timeline", timeline_view(timeline)
    yield "read before", notes.read_before(filed)


def _asked(typed: str, store: Store) -> Said:
    asked = (typed, "holm", f"by:{typed}", "conflicts", "framing holm", f"framing {typed}")
    for text in (*asked, f"figures {typed}", "figures people died", "help"):
        found = answer(text, HERE, store)
        yield f"/claims {text}", results.message(found)
        yield f"shared {text}", results.message(found, shared=True)
    yield (
        "timeline of a question",
        timeline_view(finding.of_question(f"figures {typed}", HERE, store)),
    )


def _sentences(filed: Filed, typed: str) -> Said:
    extent = Extent(1, 1, 1, 1)
    for reach in (True, False):
        question = forgetting.question(
            typed, extent, {"kind": "person", "value": typed}, reach=reach
        )
        yield "forget", question
    yield "forget begun", forgetting.begun(extent)
    erasure = Erasure(1, "T1", "C1", Kind.PERSON, "U1", NOW, True, 1, 1)
    yield "forget done", forgetting.done(erasure)
    yield "note", notes.note(typed)
    yield "failed", notes.failed(typed[:20])
    yield "nothing to show", everything.nothing(typed)
    yield "after a press", surfaces.sentence(typed, "undo|quote|1|1|0123456789")
    yield "a sentence in a form", parts.sentence_modal("Title", typed)
    for content in (b"", b"\0x", b"PK\3\4"):
        yield "a file", notes.note(_refused(f"{typed}.{typed[-4:]}", content))
    for code in SENTENCES:
        yield f"a link: {code}", notes.note(str(FetchError(code, typed, kind=typed)))


def _exports(typed: str) -> Said:
    for form in ("csv", "json", "jsonld", "pack"):
        export = Export("1", "T1", "C1", "U1", form, typed, "", "", False)
        yield f"export {form}", {"text": "x", "blocks": [delivering._caption(export, 3)]}


def _drafts(filed: Filed, typed: str, store: Store) -> Said:
    draft = replace(filed.article, text=filed.article.text.replace("neighbours", "friends"))
    found = check_draft(read_draft(draft), MessageKey("T1", "C1", "9.9"), "", HERE, store)
    for message in notary.messages(found, typed, most=3):
        yield "draft", message


def _reviewed(filed: Filed, typed: str, store: Store) -> Said:
    """Every claim put right by somebody who types the text, and what is shown of it then."""
    for cited in filed.claims:
        is_quote = isinstance(cited.claim, Quote)
        ref = ClaimRef(QUOTE if is_quote else FIGURE, cited.id)
        fields = {"speaker": typed, "role": typed} if is_quote else {"whose": typed, "giver": typed}
        with store.writing() as session:
            changed = reviewing.change(
                session, ref, "T1", Verb.CORRECT, who="U1", now=NOW, fields=fields
            )
        assert changed.claim is not None
        yield from _corrected(changed.claim.cited, changed.claim.uid, typed, store)
    yield "reply, corrected", report.message(checking.report(filed.id, store))
    yield (
        "people",
        people_form.view(typed, [(1, f"{typed}b")], {"name": typed}, said=words.SPLIT_DONE),
    )
    offered = {"type": "static_select", "options": claim_form.options([(1, f"{typed}b")], typed)}
    yield "names offered", {"text": "x", "blocks": [parts.actions({**offered, "action_id": "a"})]}


def _corrected(cited: Cited, uid: str, typed: str, store: Store) -> Said:
    names = claim_form.names_for(cited.claim)
    kept = {"press": "correct|quote|1|1|0123456789"}
    yield (
        "form",
        claim_form.view(claim_form.Form(cited, names, kept, dict.fromkeys(names[:2], typed))),
    )
    with store.reading() as session:
        deeds = audit.about(session, uid)
    yield "history", history.view(deeds, {"U1": typed})
    for deed in deeds:
        for sent in (True, False):
            yield "recall", recall.changed(cited, deed.before, deed.after, seen=True, sent=sent)
            yield "gone", recall.gone(sent=sent)
            yield "edited", recall.edited(sent=sent)


def _later(filed: Filed, typed: str, store: Store) -> Said:
    with store.writing() as session:
        watched.add(session, "T1", "C1", typed, {}, who="U1", now=NOW)
        listed = watched.of_places(session, "T1", ("C1",))
        new = news.read(session, HERE, since=EARLIER, until=LATER)
        shown = tab.read(session, Home("T1", "U1", "D1", {}, said=typed), HERE, ("C1",))
    yield "alert", watches.alert([typed], filed.claims)
    yield "watches", watches.listed(listed, said=typed)
    yield "digest", digest.message(new, date(2026, 1, 5))
    yield "home", home.view(shown)
    for channel, is_admin in (("C1", True), ("C1", False), ("D1", False)):
        form = settings_form.Form(channel, ChannelSettings(time_zone="Europe/Kyiv"), is_admin)
        yield "settings", settings_form.view(form)


def _refused(name: str, content: bytes) -> str:
    try:
        read_file(name, content)
    except UnreadableError as error:
        return str(error)
    raise AssertionError(name)
