"""`notary`: a draft held against what is on file, without Slack. Nothing of it is filed."""

from bot.cli.check import CHANNEL, in_sections, opened, read_named
from bot.settings import Settings
from claims.notary.draft import read_draft
from handlers.notary.findings import check_draft
from handlers.say.notary import head, sections
from store.scope import Scope
from store.work.message import MessageKey


def notary(name: str, settings: Settings, *, workspace: str) -> None:
    article = read_named(name, settings)
    store = opened(settings)
    key = MessageKey(workspace, CHANNEL, article.sha256[:32])
    found = check_draft(read_draft(article), key, article.sha256, Scope(workspace), store)
    print(in_sections([list(head(found, "")), *sections(found)]))
    store.close()
