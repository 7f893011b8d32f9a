"""What is fuzzed: each target takes any bytes, and fails only by an exception nobody expects.

Where a reader promises more than that (a sentence, blocks that Slack takes), the target looks.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from claims.reading.documents.kinds import Kind
from tests.fuzzing import fetched, seeds, sent


@dataclass(frozen=True, slots=True)
class Target:
    """`seeds` are what it starts from: none where the bytes only choose among odd values."""

    once: Callable[[bytes], None]
    seeds: Sequence[bytes] = ()
    longest: int = 8_000
    words: Sequence[str] = ()  # that a text of this kind is made of


TARGETS = {
    "markup": Target(
        sent.marked, seeds.MARKED, words=("<!", "&amp;", "^", "|", "<@", "http://", ">")
    ),
    "message": Target(sent.event),
    "attached": Target(sent.file_event),
    "command": Target(sent.command, seeds.ASKED, words=("by:", "since:", "“", "”", "2022-04-07")),
    "question": Target(sent.question, seeds.ASKED, 400, ("by:", "about:", "in:", "figures ", "“")),
    "address": Target(
        fetched.address, seeds.ADDRESSES, 1_000, ("http://", "[::1]", "@", "%", "xn--")
    ),
    "download": Target(
        fetched.download, seeds.ADDRESSES, 1_000, ("https://files.slack.com/", "[", "]")
    ),
    "robots": Target(fetched.robots, seeds.ROBOTS, words=("User-agent:", "Disallow:", "*", "$")),
    "page": Target(
        fetched.page, seeds.PAGES, words=("<p>", "</", "<meta ", "content=", "<script", "{")
    ),
    "text": Target(fetched.text, seeds.TEXTS, words=("By ", "(Reuters)", "2022", "Photo:", "\r\n")),
    "claims": Target(
        fetched.claims, seeds.TEXTS, 2_000, ("“", "”", "said", "told", "per cent", "1,000")
    ),
    "pdf": Target(
        partial(fetched.parsed, Kind.PDF), seeds.pdfs(), 16_000, ("obj", "stream", "/Page", "Tj")
    ),
    "word": Target(
        partial(fetched.parsed, Kind.WORD), seeds.documents(), 64_000, ("PK\1\2", "PK\3\4")
    ),
    "email": Target(
        partial(fetched.parsed, Kind.MAIL), seeds.mails(), words=("Date:", "boundary=", "=?")
    ),
    "child": Target(fetched.child),
    "request": Target(sent.request, [seeds.FORM], words=("payload=", "%7B", "{", '"team":', "[")),
    "installation": Target(sent.installed),
    "form": Target(sent.form),
    "import": Target(fetched.imported, [], words=('"format"', "claims-desk", "PK\5\6", "{", "[")),
    "document": Target(fetched.document),
}
