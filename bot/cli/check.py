"""`check` and `ask`: the same engine without Slack."""

import sys
from dataclasses import replace
from pathlib import Path

from bot.app import now
from bot.settings import Settings
from claims.model import Article
from claims.reading import UnreadableError, headed, read_file
from claims.reading.files import MOST_BYTES
from handlers.articles.checking import check_article
from handlers.articles.sources import in_english, read_link
from handlers.questions.answering import answer
from handlers.say.lines import Line, plain
from handlers.say.report import Report, sections
from store.database import Store, migrate, open_store
from store.filing import articles
from store.filing.origin import Origin
from store.scope import Scope
from store.work import inbox
from store.work.message import Message, MessageKey, storable

CHANNEL = "command line"
IN_MEMORY = "sqlite://"


def check(name: str, settings: Settings, *, workspace: str, dry_run: bool) -> None:
    """Read FILE, URL or standard input ("-"), file it, print the reply."""
    article = in_english(read_named(name, settings))
    store = open_store(IN_MEMORY) if dry_run else opened(settings)
    migrate(store.engine)
    print(show(file_article(article, name, store, workspace=workspace)))
    store.close()


def ask(question: str, settings: Settings, *, workspace: str) -> None:
    store = opened(settings)
    found = answer(question, Scope(workspace), store)
    print(in_sections(found.sections))
    store.close()


def file_article(article: Article, name: str, store: Store, *, workspace: str) -> Report:
    """File an article under its own text: the same one again is the same article."""
    key = MessageKey(workspace, CHANNEL, article.sha256[:32])
    message = Message(key, thread_ts=key.ts, private=False, text=article.text, asked=True)
    with store.writing() as session:
        inbox.put(session, message, now=now(), again=True)
        filed = inbox.known(session, key)
        assert filed is not None
        inbox.settle(session, key, filed.fingerprint)
        origin = Origin(workspace, CHANNEL, "", filed.id, "text", permalink="")
        same = articles.same_text(session, article, origin)
    return check_article(article, same.origin if same else origin, store, now=now())


def read_named(name: str, settings: Settings) -> Article:
    """The article in a file, at a link, or on standard input."""
    if name.startswith(("http://", "https://")):
        article = read_link(name, settings.allow_hosts)
    else:
        article = headed(read_file(_file_name(name), _content(name)))
    return replace(article, text=storable(article.text))


def show(report: Report) -> str:
    return in_sections(sections(report))


def in_sections(parts: list[list[Line]] | tuple[tuple[Line, ...], ...]) -> str:
    return "\n\n".join(plain(part) for part in parts if part)


def opened(settings: Settings) -> Store:
    settings.make_data_dir()
    store = open_store(settings.database_url)
    migrate(store.engine)
    return store


def _file_name(name: str) -> str:
    return "standard input.txt" if name == "-" else Path(name).name


def _content(name: str) -> bytes:
    """One byte more than is read at most tells a file that is too large."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableError(f"{name} cannot be opened: {error.strerror}.") from error
