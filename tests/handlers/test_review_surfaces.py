"""Menus, forms, history and recall of any text at all: nothing that Slack refuses or that pings."""

import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Bound, Citation, Cited, Figure, Quote, QuoteKind, Span, SpeakerBasis
from handlers.say import cards, claim_form, history, people_form, recall
from handlers.say.lines import rich_or_menus
from store.review import audit, reviewing
from tests.conftest import NOW
from tests.slack.blocks import check_message, check_view

ODD = st.text(alphabet="ab<>&@!#|“”\"'*_~`\n C0UW1:/.", max_size=80)


@settings(max_examples=40)
@given(ODD, ODD)
def test_no_text_makes_a_surface_that_slack_refuses_or_that_pings(said: str, name: str) -> None:
    spans = Span(0, len(said) + 1, f"{said}a"), Span.typed(f"{name}b")
    quote = Quote(QuoteKind.MIXED, (spans[0],), (spans[1],), speaker=spans[1], role=spans[0])
    quote = replace(quote, basis=SpeakerBasis.SPELLING, told=spans[1])
    figure = Figure(spans[0], Decimal(3), None, None, Bound.ABOUT, whose=spans[1], place=spans[0])
    for one in (quote, figure):
        cited = Cited(1, one, Citation(1, said, name, "https://x.test/", 1, channel="C1"), name)
        blocks = rich_or_menus(cards.card_lines(cited))
        assert check_message({"channel": "C1", "text": "x", "blocks": blocks}) == []
        filled = claim_form.Form(cited, claim_form.names_for(one), {}, {})
        assert check_view(claim_form.view(filled)) == []
        stands = reviewing.standing(cited)
        other = {"state": "dismissed", "fields": dict.fromkeys(stands["fields"], said)}
        told = recall.changed(cited, stands, other, seen=True, sent=False)
        assert check_message({"channel": "C1", **told}) == []
        assert not re.search(r"<[!@#]", told["text"])
        deed = audit.Deed(NOW, "U1", "correct", stands, other)
        assert check_view(history.view([deed], {"U1": name})) == []
    assert check_view(people_form.view(name, [(1, f"{said}a")], {}, said="Done.")) == []
    assert "mrkdwn" not in str((blocks, filled))
