"""Files an article for a test, the way a job does."""

from claims.model import Article
from claims.reading import read_text
from handlers.articles.checking import check_article
from handlers.say.report import Report
from store.database import Store
from store.filing.origin import Origin
from store.scope import scope_of
from store.work import inbox
from store.work.message import Message, MessageKey
from tests.conftest import NOW


def file_text(
    store: Store,
    text: str,
    *,
    team: str = "T1",
    channel: str = "C1",
    private: bool = False,
    shared: bool = False,
    ts: str = "1.0",
    article: Article | None = None,
) -> Report:
    """What the thread would show for a text pasted there."""
    key = MessageKey(team, channel, ts)
    message = Message(key, thread_ts=ts, private=private, text=text, asked=True)
    with store.writing() as session:
        inbox.put(session, message, now=NOW)
        known = inbox.known(session, key)
    assert known is not None
    scope = scope_of(channel, private=private, shared=shared)
    origin = Origin(team, channel, scope, known.id, "text", f"https://x.test/{channel}/{ts}")
    return check_article(article or read_text(text), origin, store, now=NOW)
