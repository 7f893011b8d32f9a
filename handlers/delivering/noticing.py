"""Notices: a digest, an alert, a recall, posted exactly once in a thread, a channel or to a person.

What one says is made when it is posted, so that it shows nothing that may no longer be shown.
"""

from slack_sdk.errors import SlackApiError

from handlers.delivering import sending
from handlers.delivering.sending import Payload, Place
from handlers.desk import Desk
from store.showing import notices
from store.showing.notices import Notice, NoticeKey

PERSON = ("U", "W")  # how the ids of people begin
NOBODY = "nobody"  # in place of a digest, for a person who cannot be written to
EARLIER_SECONDS = 60.0  # Slack's clock may be behind ours


def post(key: NoticeKey, payload: Payload, desk: Desk) -> str:
    """Post it, once however often this is called. Where it stands, or "" for a closed place.

    To be called by a job of the channel that it is for: see `Queue.notify`.
    """
    with desk.store.writing() as session:
        notice = notices.prepare(session, key, now=desk.now())
    if notice.is_done:
        return notice.ts
    try:
        place = _place(notice, desk)
    except SlackApiError as error:
        sending.unless_closed(error)
        with desk.store.writing() as session:
            notices.posted(session, notice.id, ts="", digest=NOBODY)
        return ""
    return sending.bring_up_to_date(place, notice, payload, notices, desk)


def renew(key: NoticeKey, payload: Payload | None, desk: Desk) -> None:
    """Bring one that stands in Slack up to date; with nothing left to say it is taken back."""
    with desk.store.reading() as session:
        notice = notices.find(session, key)
    if notice is None or not notice.ts:
        return
    if payload is None:
        take_back(key, desk)
    else:
        sending.bring_up_to_date(_place(notice, desk), notice, payload, notices, desk)


def take_back(key: NoticeKey, desk: Desk) -> None:
    """Delete it from Slack, if it stands there, and forget it."""
    with desk.store.reading() as session:
        notice = notices.find(session, key)
    if notice is not None:
        sending.take_back(_place(notice, desk), notice, notices, desk)


def _place(notice: Notice, desk: Desk) -> Place:
    """A person is written to in their direct message with the app, where we can look again."""
    key = notice.key
    channel = key.channel
    if channel.startswith(PERSON):
        opened = desk.slack(key.team).conversations_open(users=channel)
        channel = str(opened["channel"]["id"])
    oldest = key.thread_ts or f"{notice.written_at.timestamp() - EARLIER_SECONDS:.6f}"
    return Place(key.team, channel, key.thread_ts, oldest, f"notice:{key.key}")
