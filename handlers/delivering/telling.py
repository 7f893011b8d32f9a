"""Which notice says what: the job behind each, by the kind that its key begins with."""

from collections.abc import Callable, Mapping
from functools import partial

from handlers.delivering import noticing
from handlers.delivering.sending import Payload
from handlers.desk import Desk
from handlers.news import alerting
from handlers.reviewing import edited, recalling
from store.showing.notices import NoticeKey
from store.work.jobs import Step

# None when there is nothing to say any more.
Says = Callable[[NoticeKey, Desk], Payload | None]

KINDS: Mapping[str, Says] = {
    alerting.WATCH: alerting.says,
    recalling.CHANGED: recalling.say_changed,
    recalling.GONE: recalling.say_gone,
    edited.EDITED: edited.say_edited,
    edited.RENEWED: edited.say_nothing,
}


def tell(key: NoticeKey, step: Step, desk: Desk) -> None:
    """The whole of the job. Its step may be repeated."""
    step("tell", partial(say, key, desk))


def say(key: NoticeKey, desk: Desk) -> None:
    payload = KINDS[key.kind](key, desk)
    if payload is not None:
        noticing.post(key, payload, desk)
