"""Tell when a page or a text is not the whole article, and say so in a sentence."""

import re
from dataclasses import dataclass

from claims.reading.words import alternatives

ASK = "paste the text to have all of it read."
BEGINNING = f"The page shows only the beginning of the article; {ASK}"
SUBSCRIBERS = f"The article is for subscribers and the page may show only a part of it; {ASK}"
TEXT_BEGINNING = (
    "The text breaks off before the end of the article; paste the rest to have it read."
)
BOT_WALL = f"The site asked for proof that a person is reading and did not show the article; {ASK}"
LOGIN = f"The page asks to log in before it shows the article; {ASK}"
CONSENT = f"The page asks for consent to cookies before it shows the article; {ASK}"
INDEX = "The page is a list of articles, not one article; give the link of the article itself."
NOTHING = f"No article was found on this page; {ASK}"

PAYWALL = re.compile(alternatives("paywall"), re.IGNORECASE)
BOT = re.compile(alternatives("bot_wall"), re.IGNORECASE)
COOKIES = re.compile(alternatives("cookie_wall"), re.IGNORECASE)
LOG_IN = re.compile(alternatives("log_in"), re.IGNORECASE)
BROKEN_OFF = re.compile(r"(?:\.\.\.|…)[\"”’»)\]]*+$|\[(?:\.\.\.|…|\+\d+ chars)\]$")

# A longer text with "subscribe to continue" somewhere is the whole article with a hidden box.
TEASER_WORDS = 350
# A shorter one that ends in "…" is a feed's first lines.
CUT_WORDS = 200
# Of the words that the page says its article has.
WHOLE_SHARE = 0.9
WALL_WORDS = 250
LAST_LINES = 4


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page shows and what it states of itself. `words` is 0 when it states no length."""

    body: str
    page_text: str
    title: str
    free: bool
    words: int
    has_password_field: bool
    is_list: bool


def what_page_lacks(seen: Seen) -> str:
    """A sentence, or "" for the whole article."""
    words = len(seen.body.split())
    if wall := _wall(seen, words):
        return wall
    if seen.is_list:
        return INDEX
    if _is_whole_as_stated(seen, words):
        return ""
    if _is_teaser(seen, words):
        return BEGINNING
    return "" if seen.free else SUBSCRIBERS


def what_text_lacks(text: str) -> str:
    """A sentence for a pasted text that ends where a paywall begins, or ""."""
    return TEXT_BEGINNING if PAYWALL.search(_last_lines(text)) else ""


def _wall(seen: Seen, words: int) -> str:
    if words >= WALL_WORDS:
        return ""
    shown = f"{seen.title}\n{seen.page_text[:20_000]}"
    if BOT.search(shown[:4_000]) and words < WALL_WORDS // 2:
        return BOT_WALL
    if seen.has_password_field and LOG_IN.search(shown) and words < WALL_WORDS // 2:
        return LOGIN
    return CONSENT if _is_about_cookies(seen.body) else ""


def _is_about_cookies(body: str) -> bool:
    """The text found is the consent box itself; a box beside an article is no wall."""
    return len(COOKIES.findall(body)) >= 2


def _is_whole_as_stated(seen: Seen, words: int) -> bool:
    return seen.words > 0 and words >= WHOLE_SHARE * seen.words and words >= CUT_WORDS


def _is_teaser(seen: Seen, words: int) -> bool:
    if seen.words and words < seen.words / 2:
        return True
    if PAYWALL.search(_last_lines(seen.body)):
        return True
    if words < TEASER_WORDS and PAYWALL.search(seen.page_text):
        return True
    return words < CUT_WORDS and BROKEN_OFF.search(seen.body.rstrip()[-40:]) is not None


def _last_lines(text: str) -> str:
    return "\n".join(text[-2_000:].strip().splitlines()[-LAST_LINES:])
