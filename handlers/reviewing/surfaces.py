"""Where a claim's menu was used, and how that place is brought up to date afterwards."""

import json
import logging
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from handlers.articles import checking
from handlers.articles.downloads import is_slack_url
from handlers.hearing.markup import escape
from handlers.listening import Ears
from handlers.places import read_place
from handlers.questions.answering import answer
from handlers.say import everything, parts, phrases, results
from handlers.say.lines import MENU
from handlers.say.parts import Block
from handlers.say.phrases import review as words
from handlers.scopes import seen_alone, seen_by, seen_in
from store.filing import articles
from store.scope import Scope
from store.work.message import storable

log = logging.getLogger(__name__)

REPLY, ANSWER, MODAL = "reply", "answer", "modal"
ON_PAGE = re.compile(r"\d+\|(?P<page>\d{1,6})\|(?P<asked>.*)", re.DOTALL)  # see say.lines.on_page
LAST_PAGE = 999_999
UNDO = f"{MENU}_undo"
SECONDS = 2  # for an answer that somebody waits for


@dataclass(frozen=True, slots=True)
class Surface:
    """A reply in a thread, an answer to `/claims`, or "Show all".

    `asked` and `page` are what an answer shows; `view` is the modal's id. `is_ours` tells a
    sentence of ours with Undo in it, which is replaced; `is_later` what comes of a form. Whoever
    opened that, or a modal, may have left the channel since.
    """

    kind: str
    team: str
    user: str
    channel: str
    url: str = ""
    thread_ts: str = ""
    view: str = ""
    page: int = 0
    asked: str = ""
    is_ours: bool = False
    is_later: bool = False


def read_surface(body: Mapping[str, Any]) -> Surface:
    place = read_place(body)
    container = body.get("container") or {}
    used = (body.get("actions") or [{}])[0]
    on = ON_PAGE.fullmatch(str(used.get("block_id") or ""))
    page, asked = (int(on["page"]), on["asked"]) if on else (0, "")
    if container.get("type") == "view":
        view = body.get("view") or {}
        channel = str(view.get("private_metadata") or "")
        return Surface(
            MODAL,
            place.team,
            place.user,
            channel,
            view=str(view.get("id") or ""),
            page=page,
        )
    ephemeral = bool(container.get("is_ephemeral"))
    return Surface(
        kind=ANSWER if ephemeral and asked else REPLY,
        team=place.team,
        user=place.user,
        channel=place.channel,
        url=str(body.get("response_url") or ""),
        thread_ts=str(container.get("thread_ts") or ""),
        page=page,
        asked=asked,
        is_ours=ephemeral and used.get("action_id") == UNDO,
    )


def packed(at: Surface) -> dict[str, Any]:
    """For a form to carry along."""
    return asdict(at)


def unpacked(told: Mapping[str, Any]) -> Surface:
    """What was packed. Something of another type than it should be is as if it were not there."""
    nowhere = asdict(Surface("", "", "", ""))
    known = {name: _as_packed(told.get(name), empty) for name, empty in nowhere.items()}
    return Surface(**known)


def _as_packed(value: Any, empty: Any) -> Any:
    """A page is as large as one that a block may say: see ON_PAGE."""
    if type(value) is not type(empty):
        return empty
    if isinstance(value, str):
        return storable(value)
    return value if 0 <= value <= LAST_PAGE else empty


def may_be_seen(at: Surface, team: str, scope: str, ears: Ears) -> bool:
    """Whether whoever used the menu may see a row of this scope there."""
    if at.is_later or at.kind == MODAL:
        return seen(at, ears).includes(team, scope)
    if seen_in(at.team, at.channel, ears.store).includes(team, scope):
        return True
    return at.kind != REPLY and seen(at, ears).includes(team, scope)


def show(at: Surface, article_id: int, said: str, ears: Ears, *, undo: str = "") -> None:
    """Bring it up to date and say a sentence. A thread's reply is brought up to date by a job."""
    match at.kind:
        case "answer":
            found = answer(at.asked, seen(at, ears), ears.store, page=at.page)
            message = results.message(found)
            blocks = [parts.section(said), *message["blocks"]]
            _respond(at, {**message, "blocks": blocks, "replace_original": True}, ears)
        case "modal":
            _update(at, _page(at, article_id, said, ears), ears)
        case _:
            _respond(at, {**sentence(said, undo), "replace_original": at.is_ours}, ears)


def sentence(said: str, undo: str = "") -> dict[str, Any]:
    blocks = [parts.section(said)]
    if undo:
        blocks.append(parts.actions(parts.button(UNDO, words.UNDO, undo)))
    return {"text": escape(said), "blocks": blocks}


def _page(at: Surface, article_id: int, said: str, ears: Ears) -> Block:
    scope = seen(at, ears)
    with ears.store.reading() as session:
        filed = articles.load(session, article_id)
    if filed is None or not scope.includes(filed.origin.team, filed.origin.scope):
        return everything.nothing(phrases.GONE)
    report = checking.report(filed.id, ears.store)
    return everything.view(report, page=at.page, channel=at.channel, said=said)


def seen(at: Surface, ears: Ears) -> Scope:
    """What whoever used it may see: Slack is asked where they may have left the channel since."""
    lookups = ears.lookups(at.team)
    if at.is_later or at.kind == MODAL:
        return seen_alone(at.team, at.user, ears.store, lookups, opened_in=at.channel)
    return seen_by(at.team, at.channel, at.user, ears.store, lookups)


def _update(at: Surface, view: Block, ears: Ears) -> None:
    try:
        ears.lookups(at.team).views_update(view_id=at.view, view=view)
    except (SlackClientError, OSError) as error:
        log.info("a modal was not brought up to date: %s", type(error).__name__)


def _respond(at: Surface, said: Mapping[str, Any], ears: Ears) -> None:
    """By the address that came with the press, as long as Slack takes answers there."""
    told = json.loads(json.dumps({"response_type": "ephemeral", **said}))
    if at.thread_ts and not at.is_ours:
        told["thread_ts"] = at.thread_ts
    try:
        there = WebhookClient(at.url, timeout=SECONDS) if _leads_to_slack(at, ears) else None
        if there and there.send_dict(told).status_code == 200:
            return
    except OSError as error:
        log.info("no answer by address: %s", type(error).__name__)
    _whisper(at, said, ears)


def _leads_to_slack(at: Surface, ears: Ears) -> bool:
    """Whether there is an address; one that a form has carried along is looked at."""
    if not at.url or not at.is_later:
        return bool(at.url)
    return is_slack_url(at.url, ears.lookups(at.team).base_url)


def _whisper(at: Surface, said: Mapping[str, Any], ears: Ears) -> None:
    try:
        ears.lookups(at.team).chat_postEphemeral(
            channel=at.channel,
            user=at.user,
            thread_ts=at.thread_ts or None,
            text=said["text"],
            blocks=said["blocks"],
        )
    except SlackApiError as error:
        log.info("%s was not told: %s", at.user, error.response.get("error"))
    except (SlackClientError, OSError) as error:
        log.warning("%s was not told: %s", at.user, type(error).__name__)
