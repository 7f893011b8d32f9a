"""Texts that outsiders write to ping, to link where they do not say, or to break a block."""

from dataclasses import replace

from hypothesis import strategies as st

from claims.model import Article
from claims.reading import read_text
from store.work.message import storable

PIECES = (
    "<!channel>", "<!here|x>", "<@U0STAND00004>", "<#C0STAND00005>", "<!subteam^S1>",
    "<https://evil.test|the bank>", "<!date^1^{date}^https://evil.test|x>", "&lt;!here&gt;",
    "*b*", "_i_", "~s~", "`c`", "```", "> ", "\n", "“", "”", "\"", "|", "<", ">", "&", "\\",
    "javascript:alert(1)", "http://x", "\u202e", "\u200b", "\0", "\ud800", "a", "é",
)  # fmt: skip
ODD = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def hostile(odd: str, title: str, url: str) -> Article:
    """An article with a quote, a figure and a conflict to come, and the odd text everywhere."""
    flat = " ".join(odd.split())
    body = (
        f"Bridge\n\nAt least 19 people died {flat} in Norrland, the hospital said on Monday.\n\n"
        f"“We have lost {flat} neighbours today,” police chief Karin Holm told {flat} Radio Nord."
    )
    article = read_text(storable(body))  # as whoever reads a source has it
    return replace(article, title=title, url=url, outlet=odd[:80], byline=title[:80])
