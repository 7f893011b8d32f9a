"""Which links are shown as links: those that lead into the web, under words that do not mislead."""

import re
from urllib.parse import urlsplit

LONGEST = 2_900  # characters of an address; Slack takes 3,000
WEB = ("http", "https")
# Words that look like an address themselves: then the reader takes them for where the link leads.
ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:/{0,3}|www\.)\S|[^\s/@]{1,200}\.[a-z]{2,24}(?:[/:?#]\S*)?\Z", re.I
)
# Signs that make a reader see the letters in another order, or not at all.
DISORDER = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def may_be_link(words: str, url: str) -> bool:
    """Words that name an address may lead to that very host, and to no other."""
    host = _host(url)
    if not host or len(url) > LONGEST or DISORDER.search(words):
        return False
    named = words.strip()
    if not ADDRESS.match(named):
        return True
    return host == _host(named if "://" in named else f"https://{named}")


def _host(url: str) -> str:
    """An empty host for what leads out of the web, or nowhere."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if parts.scheme.lower() in WEB else ""
