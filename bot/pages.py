"""The pages that a browser is shown when the app is installed."""

import html

DECLINED = "Slack was not allowed to install the app."
OTHER_BROWSER = "This link belongs to an attempt in another browser, or to none."
TOO_OLD = "This attempt is over ten minutes old, or was used before."
REFUSED = "Slack did not confirm the installation."
AWAY = "Slack could not be reached."
NOTHING_YET = "Nothing was installed."

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Claims Desk</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><h1>Claims Desk</h1><p>{}</p><p>{}</p></body></html>
"""


def installed(name: str) -> str:
    where = f"Installed in {html.escape(name)}." if name else "Installed."
    return PAGE.format(where, "In Slack, invite it to a channel: /invite @claimsdesk.")


def not_installed(why: str, again: str) -> str:
    link = f'<a href="{html.escape(again)}">Start again</a>'
    return PAGE.format(f"{html.escape(why)} {NOTHING_YET}", link)
