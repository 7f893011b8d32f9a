"""What the fuzzer starts from: sound texts, pages, files, forms and exports, in our own words."""

import json
from functools import cache
from typing import Any

from handlers.exporting.forms import FORMS
from store.database import migrate, open_store
from tests.articles import BRIDGE_EVENING, BRIDGE_MORNING, GERMAN, GRAIN, MENTIONS
from tests.exporting.filled import dossier
from tests.exporting.test_reviewed import review
from tests.security import making

TEXTS = [one.encode() for one in (BRIDGE_MORNING, BRIDGE_EVENING, GERMAN, GRAIN, MENTIONS)]
MARKED = [
    b"<@U1|ann> wrote <https://a.test/x?utm_source=y|a.test> &amp;lt; <!date^1^{date}|Monday>",
    b"https://a.test/a_(b), (http://b.test). <mailto:a@b.test> <#C1|desk> <!subteam^S1|@desk>",
    b"<!here> *b* _i_ ~s~ `c` > q &lt;!channel&gt;",
]
ASKED = [
    "by:“Karin Holm” since:2022-04-07 until:yesterday bridge “lost neighbours”".encode(),
    b"figures russian soldiers killed kind:non-answer in:<#C1|desk> told:radio from:nord",
    b"conflicts", b"framing holm", b"check x", b"forget <https://a.test|a>", b"export csv",
]  # fmt: skip
ADDRESSES = [
    b"https://user@[::ffff:7f00:1]:80/a%2fb?c#d", "http://bücher.test/ä".encode(),
    b"http://0x7f.1/", b"https://a.test:443/..//x;y?z=1&z=2",
]  # fmt: skip
ROBOTS = [b"User-agent: *\nDisallow: /a*b$\nAllow: /%61\n\nuser-agent: ClaimsDesk/1\nDisallow:\n"]
BODY = "".join(f"<p>Ship {n} had to wait until the evening, the pilot said.</p>" for n in range(9))
SCHEMA = {"@type": "NewsArticle", "isAccessibleForFree": "False", "wordCount": "900"}
PAGES = [
    (
        '<!doctype html><meta charset="utf-8"><title>Pier | Hollen News</title>'
        '<meta property="og:site_name" content="Hollen News"><meta name="author" content="A. B.">'
        '<meta property="article:published_time" content="2022-04-07T22:41:00+02:00">'
        f'<script type="application/ld+json">{json.dumps(SCHEMA)}</script>'
        f"<article><h1>Pier closed</h1>{BODY}</article><ul><li><a href=/x>More</a></ul>"
    ).encode(),
    f"<table><tr><td>{BODY}</table><form><input type='password'></form>".encode("utf-16"),
]
FORM = b"token=x&command=%2Fclaims&text=peskov&payload=%7B%22type%22%3A%22x%22%7D"
EVENT = {
    "type": "message",
    "channel": "C1",
    "channel_type": "group",
    "user": "U1",
    "ts": "1.1",
    "text": "<https://a.test|a> &amp; more",
    "edited": {"ts": "2.2"},
    "files": [{"id": "F1", "name": "a.pdf", "mimetype": "application/pdf"}],
    "blocks": [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "said"},
                        {"type": "link", "url": "https://a.test", "text": "a"},
                        {"type": "emoji", "name": "x", "unicode": "1f600-200d"},
                        {"type": "user", "user_id": "U1"},
                    ],
                },
                {
                    "type": "rich_text_list",
                    "style": "ordered",
                    "elements": [{"type": "rich_text_section", "elements": []}],
                },
            ],
        }
    ],
}
CARRIED = {
    "channel": "C1",
    "was": {"listening": "all", "keep_days": 0, "speaker": "Holm", "kind": "direct", "bound": "at"},
    "kind": "answer", "team": "T1", "user": "U1", "page": 1, "asked": "holm", "is_later": True,
}  # fmt: skip
STATE = {
    "values": {
        **{
            name: {name: {"type": "static_select", "selected_option": {"value": chosen}}}
            for name, chosen in (
                ("listening", "off"), ("digest_hour", "7"), ("speaker", "id:1"), ("person", "id:2"),
                ("kind", "indirect"), ("bound", "about"), ("measure", "people"),
            )
        },
        **{
            name: {name: {"type": "plain_text_input", "value": written}}
            for name, written in (("keep_days", "30"), ("time_zone", "kyiv"), ("role", "mayor"))
        },
        "said_on": {"said_on": {"type": "datepicker", "selected_date": "2022-04-07"}},
    }
}  # fmt: skip
INSTALLED = {
    "access_token": "xoxb-1",
    "bot_user_id": "U1",
    "scope": "commands",
    "team": {"id": "T1", "name": "Desk &amp; co"},
    "enterprise": {"id": "E1", "name": "Org"},
    "authed_user": {"id": "U2"},
    "is_enterprise_install": False,
}


def pdfs() -> list[bytes]:
    return [making.pdf([making.LINES, making.LINES[::-1]]), making.locked_pdf()]


def documents() -> list[bytes]:
    return [making.word(), making.table_in_word()]


def mails() -> list[bytes]:
    page = f"<p>{making.PROSE[0]}</p><p>{making.PROSE[1]}</p>"
    plain = making.mail("\n".join(making.LINES), html=page, attached=[("a.bin", b"x")])
    return [plain, making.mail(html=page), making.forwarded(2)]


@cache
def export() -> dict[str, Any]:
    """Reviewed claims of three articles, as JSON has them."""
    store = open_store("sqlite://")
    migrate(store.engine)
    review(store)
    written = FORMS["json"].write(dossier(store))
    store.close()
    found: dict[str, Any] = json.loads(written)
    return found
