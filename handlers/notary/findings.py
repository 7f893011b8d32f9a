"""Hold a draft against what somebody may see."""

from claims.model import Figure
from claims.notary.draft import Draft
from claims.notary.figures import check_figure
from claims.notary.quotations import check_quotation
from handlers.say.notary import Findings
from store.database import Store
from store.finding import candidates, quoting
from store.scope import Scope
from store.work.message import MessageKey


def check_draft(draft: Draft, key: MessageKey, sha256: str, scope: Scope, store: Store) -> Findings:
    """How every quotation and every figure of a draft stands.

    `key` is the message that the draft stands in: should it be on file, it does not count.
    """
    with store.reading() as session:
        own = quoting.own_articles(session, scope, key, sha256)
        quotes = quoting.quotes_near(session, scope, draft, not_from=own)
        figures = candidates.figures_near(session, scope, draft.figures, not_from=own)
    beside = [one.claim for one in draft.figures if isinstance(one.claim, Figure)]
    return Findings(
        tuple(
            check_quotation(one, near, draft.text)
            for one, near in zip(draft.quotations, quotes, strict=True)
        ),
        tuple(check_figure(one, figures, beside) for one in draft.figures),
        draft.left_out,
        is_on_file=bool(own),
    )
