"""The job of deleting on purpose: first what is on file, then what stands in Slack.

What is on file is gone within a step, before Slack is asked for anything. Every step may be
repeated, and what Slack refuses is asked for again the next day.
"""

import logging
from functools import partial

from slack_sdk.errors import SlackApiError

from handlers.articles import settling, turns
from handlers.delivering import noticing, posting
from handlers.desk import Desk
from handlers.news import alerting
from handlers.reviewing import recalling
from handlers.say import forgetting as say
from handlers.timelines import pictures
from store.database import Store
from store.deleting import erasing, erasures, scrubbing
from store.deleting.erasures import Part
from store.showing import notices, replies
from store.showing.replies import Reply
from store.work import inbox
from store.work.jobs import Step
from store.work.message import WHOLE, Message

log = logging.getLogger(__name__)

AT_ONCE = 20  # parts deleted in one step


def erase(erasure_id: int, step: Step, desk: Desk) -> None:
    """The whole way of a deletion."""
    ids: list[int] = step("list", partial(listed, erasure_id, False, desk))
    for some in erasures.portions(ids, AT_ONCE):
        step(f"delete from {some[0]}", partial(delete, list(some), desk.store))
    step("scrub", partial(scrubbing.scrub, desk.store))
    for part_id in ids:
        step(f"take back {part_id}", partial(take_back, part_id, desk))
    for part_id in step("list others", partial(listed, erasure_id, True, desk)):
        step(f"renew {part_id}", partial(renew, part_id, desk))
    step("take back notices", partial(take_back_notices, erasure_id, desk))
    step("finish", partial(finish, erasure_id, desk))
    step("tell", partial(tell, erasure_id, desk))


def listed(erasure_id: int, others: bool, desk: Desk) -> list[int]:
    with desk.store.reading() as session:
        return erasures.parts(session, erasure_id, renew=others)


def delete(part_ids: list[int], store: Store) -> None:
    """One part a transaction: others wait for a writer."""
    for part_id in part_ids:
        with store.writing() as session:
            erasing.erase(session, part_id)


def delete_now(erasure_id: int, store: Store) -> None:
    """All that is on file; what stands in Slack is left to the job."""
    with store.reading() as session:
        ids = erasures.parts(session, erasure_id, renew=False)
    delete(ids, store)
    scrubbing.scrub(store)


def take_back(part_id: int, desk: Desk) -> None:
    """Delete what was said of a part. What Slack refuses is left for another day."""
    found = _found(part_id, desk)
    if found is None:
        return
    part, message, said = found
    try:
        for reply in said:
            taken = pictures.take_back if reply.is_picture else posting.take_back
            taken(message, reply, desk)
            alerting.take_back(message, reply.slot, desk)
            recalling.take_back_words(message, reply.slot, desk)
    except SlackApiError as error:
        log.warning("reply in %s not taken back: %s", message.key.channel, error.response["error"])
        return
    if part.slot == WHOLE:
        posting.unreact(message, settling.READING, desk)
        posting.unreact(message, settling.CONFLICT, desk)
    _finish_part(part_id, desk)


def renew(part_id: int, desk: Desk) -> None:
    """Say anew what another reply said beside it. A picture is drawn when asked for."""
    found = _found(part_id, desk)
    if found is None:
        return
    part, message, said = found
    try:
        for reply in said:
            if reply.is_picture:
                pictures.take_back(message, reply, desk)
        if not part.slot.startswith(replies.PICTURE):
            settling.post(message.key, part.slot, desk)
    except SlackApiError as error:
        log.warning("reply in %s not renewed: %s", message.key.channel, error.response["error"])
        return
    _finish_part(part_id, desk)


def take_back_notices(erasure_id: int, desk: Desk) -> None:
    """Digests, alerts and recalls of a channel go with what is on file from there."""
    with desk.store.reading() as session:
        erasure = erasures.find(session, erasure_id)
        until = erasures.until(session, erasure) if erasure else None
        if erasure is None or until is None:
            return
        said = notices.in_channels(session, erasure.team, [erasure.channel])
    for notice in said:
        if notice.written_at < until:
            try:
                noticing.take_back(notice.key, desk)
            except SlackApiError as error:
                log.warning("notice not taken back: %s", error.response["error"])


def finish(erasure_id: int, desk: Desk) -> None:
    """Messages that only led to what is gone get their turn, as after any deletion."""
    with desk.store.writing() as session:
        erasures.finish(session, erasure_id, now=desk.now())
    turns.give(desk)


def tell(erasure_id: int, desk: Desk) -> None:
    """Say to whoever asked that it is done, and to nobody else. A policy is carried out quietly."""
    with desk.store.reading() as session:
        erasure = erasures.find(session, erasure_id)
    if erasure is None or not erasure.is_asked_for_in_slack:
        return
    try:
        desk.slack(erasure.team).chat_postEphemeral(
            channel=erasure.channel, user=erasure.who, **say.done(erasure)
        )
    except SlackApiError as error:
        log.info("%s was not told: %s", erasure.who, error.response.get("error"))


def _found(part_id: int, desk: Desk) -> tuple[Part, Message, list[Reply]] | None:
    with desk.store.reading() as session:
        part = erasures.part(session, part_id)
        message = inbox.by_id(session, part.message_id) if part else None
        if part is None or message is None:
            return None
        said = replies.of_message(session, message.id)
    mine = [reply for reply in said if part.slot in (WHOLE, reply.source, reply.slot)]
    return part, message, mine


def _finish_part(part_id: int, desk: Desk) -> None:
    with desk.store.writing() as session:
        erasures.finish_part(session, part_id)
