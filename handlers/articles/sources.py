"""Read one source of a message: its text, a link in it, a file with it, the message above it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claims.model import Article
from claims.reading import (
    UnreadableError,
    headed,
    is_english,
    read_file,
    read_page,
    read_text,
)
from handlers.articles.downloads import download
from handlers.desk import Desk
from handlers.fetching import AllowedHost, KnownRules, fetch
from handlers.hearing import markup
from handlers.say import phrases
from store.work.message import Message, Source, SourceKind, storable


class NotEnglish(UnreadableError):
    """The text is in a language whose claims are not read."""


class TooManyLinks(UnreadableError):
    """There are more links in a message than are read."""


class NothingAbove(UnreadableError):
    """Somebody asked for the message above, and there is nothing to read in it."""


def read_source(message: Message, source: Source, desk: Desk) -> Article:
    """The article, or an UnreadableError whose message is the sentence to answer with."""
    match source.kind:
        case SourceKind.TEXT:
            article = _read_text(message)
        case SourceKind.LINK:
            article = read_link(source.value, desk.allow, desk.rules)
        case SourceKind.FILE:
            article = _read_file(message, source, desk)
        case SourceKind.PARENT:
            return _read_parent(message, desk)
        case SourceKind.REST:
            read = len([one for one in message.sources if one.kind is SourceKind.LINK])
            raise TooManyLinks(phrases.TOO_MANY_LINKS.format(source.value, read))
    return in_english(replace(article, text=storable(article.text)))


def read_link(url: str, allow: Sequence[AllowedHost], rules: KnownRules | None = None) -> Article:
    """The article at a link, with its headline on top of the text."""
    page = fetch(url, allow=allow, rules=rules)
    read = read_page(page.body, url=page.url, charset=page.charset, content_type=page.content_type)
    return headed(read)


def in_english(article: Article) -> Article:
    """The article itself, when it is in the language that claims are read in."""
    if is_english(article):
        return article
    language = phrases.LANGUAGES.get(article.language, phrases.LANGUAGE_UNKNOWN)
    raise NotEnglish(phrases.NOT_ENGLISH.format(language))


def _read_text(message: Message) -> Article:
    """A single link beside a pasted text is taken for where the text is from."""
    url = message.links[0] if len(message.links) == 1 else ""
    return read_text(message.text, url=url)


def _read_file(message: Message, source: Source, desk: Desk) -> Article:
    file = next(file for file in message.files if source.slot == f"file:{file['id']}")
    got = download(file, desk.slack(message.key.team))
    return headed(read_file(got.name, got.content, got.content_type))


def _read_parent(message: Message, desk: Desk) -> Article:
    above = _message_above(message, desk)
    asked = replace(
        message,
        key=replace(message.key, ts=message.thread_ts),
        text=markup.plain_text(above),
        links=markup.links(above),
        files=(),
    )
    found = [source for source in asked.sources if source.kind is not SourceKind.REST]
    if not found:
        raise NothingAbove(phrases.NO_PARENT)
    return read_source(asked, found[0], desk)


def _message_above(message: Message, desk: Desk) -> dict[str, Any]:
    thread = desk.slack(message.key.team).conversations_replies(
        channel=message.key.channel, ts=message.thread_ts, limit=1, inclusive=True
    )
    found: list[dict[str, Any]] = thread.get("messages") or []
    return found[0] if found else {}
