"""`/claims check <draft>` and the shortcut "Check draft": answered to the reporter alone.

The draft is read and forgotten: nothing of it is filed, queued or logged.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from slack_bolt import Ack, App
from slack_sdk.webhook import WebhookClient

from claims.model import Article
from claims.notary.apart import DraftTooHard, read_draft_apart
from claims.notary.draft import LONGEST
from claims.reading import UnreadableError, headed, read_file, read_text
from handlers.articles.downloads import download
from handlers.articles.slack_files import files_of
from handlers.hearing import markup
from handlers.listening import Ears
from handlers.notary.findings import check_draft
from handlers.questions.commands import Answered, Command
from handlers.say import notary
from handlers.say.notes import note
from handlers.say.phrases import notary as words
from handlers.scopes import seen_by
from store.work.message import MessageKey, storable

CHECK_DRAFT = "check_draft"
MOST_FILES = 3
MOST = 3  # messages: the address to answer at takes five, one of which says that it is being read


@dataclass(frozen=True, slots=True)
class Asked:
    """A draft to be checked: for whom, from which message if it stands in one."""

    team: str
    channel: str
    user: str
    response_url: str
    text: str = ""
    ts: str = ""
    files: tuple[Mapping[str, Any], ...] = ()


def register(app: App, ears: Ears) -> None:
    app.shortcut(CHECK_DRAFT)(partial(draft_pressed, ears=ears))


def draft_typed(command: Command, ears: Ears) -> Answered:
    """`/claims check`, with the draft after it."""
    text = markup.unescape(command.rest).strip()
    if not text:
        return note(words.HOW)
    asked = Asked(command.team, command.channel, command.user, command.response_url, text)
    return note(words.READING if begin(asked, ears) else words.BUSY)


def draft_pressed(ack: Ack, body: Mapping[str, Any], respond: Any, ears: Ears) -> None:
    """The message that the shortcut was used on is the draft; its files, where it has some."""
    ack()
    message = body["message"]
    asked = Asked(
        team=str((body.get("team") or {}).get("id") or ""),
        channel=str(body["channel"]["id"]),
        user=str(body["user"]["id"]),
        response_url=str(body.get("response_url") or ""),
        text=markup.plain_text(message).strip(),
        ts=str(message.get("ts") or ""),
        files=tuple(files_of(message)[:MOST_FILES]),
    )
    if not asked.text and not asked.files:
        respond(text=words.NOTHING, response_type="ephemeral", replace_original=False)
        return
    said = words.READING if begin(asked, ears) else words.BUSY
    respond(text=said, response_type="ephemeral", replace_original=False)


def begin(asked: Asked, ears: Ears) -> bool:
    return ears.aside.do(partial(answer, asked, ears), partial(tell_error, asked))


def tell_error(asked: Asked, error_id: str) -> None:
    with suppress(OSError):  # Slack may be what went wrong
        say(asked, note(words.WENT_WRONG.format(error_id)))


def answer(asked: Asked, ears: Ears) -> None:
    """The whole way of a draft. What cannot be read is a sentence."""
    scope = seen_by(asked.team, asked.channel, asked.user, ears.store, ears.lookups(asked.team))
    key = MessageKey(asked.team, asked.channel, asked.ts)
    drafts = _drafts(asked, ears)
    for name, read in drafts:
        try:
            article = _checked_length(read())
            draft = read_draft_apart(article)
        except UnreadableError as error:
            say(asked, note(str(error) or words.NOTHING))
            continue
        except DraftTooHard:
            say(asked, note(words.TOO_HARD))
            continue
        found = check_draft(draft, key, article.sha256, scope, ears.store)
        for payload in notary.messages(found, name, most=1 if len(drafts) > 1 else MOST):
            say(asked, payload)


def say(asked: Asked, payload: Mapping[str, Any]) -> None:
    """To whoever asked, and to nobody else."""
    WebhookClient(asked.response_url).send(
        text=payload["text"],
        blocks=payload["blocks"],
        response_type="ephemeral",
        replace_original=False,
    )


def _drafts(asked: Asked, ears: Ears) -> list[tuple[str, Callable[[], Article]]]:
    """What is to be read, by the name of its file."""
    if not asked.files:
        return [("", partial(read_text, asked.text))]
    return [
        (str(file.get("name") or ""), partial(_read_file, file, asked, ears))
        for file in asked.files
    ]


def _read_file(file: Mapping[str, Any], asked: Asked, ears: Ears) -> Article:
    got = download(file, ears.lookups(asked.team))
    return headed(read_file(got.name, got.content, got.content_type))


def _checked_length(article: Article) -> Article:
    if len(article.text) > LONGEST:
        raise DraftTooLong(words.TOO_LONG.format(f"{LONGEST:,}"))
    return replace(article, text=storable(article.text))


class DraftTooLong(UnreadableError):
    """A draft of more characters than are read."""
