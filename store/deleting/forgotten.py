"""What a message keeps of what was deleted on purpose: nothing, whatever an edit brings back."""

from claims.reading import looks_like_article
from store.tables import MessageRow
from store.work.message import TEXT, WHOLE, file_slot, link_slot


def strike_out(row: MessageRow) -> None:
    """Words around links and files are no source of their own: they go with the first of them."""
    if not row.forgotten:
        return
    gone = {TEXT, WHOLE} & set(row.forgotten)
    row.links = [] if gone else [url for url in row.links if link_slot(url) not in row.forgotten]
    row.files = [file for file in row.files if file_slot(file) not in row.forgotten]
    if gone or not looks_like_article(row.text):
        row.text = ""
    if WHOLE in row.forgotten:
        row.files, row.user_id, row.response_url = [], "", ""
