"""Which notice says what: the job behind each, by the kind that its key begins with."""

from collections.abc import Callable, Mapping
from functools import partial

from handlers import alerting, noticing
from handlers.desk import Desk
from handlers.reviewing import recalling
from handlers.sending import Payload
from store.jobs import Step
from store.notices import NoticeKey

# None when there is nothing to say any more.
Says = Callable[[NoticeKey, Desk], Payload | None]

KINDS: Mapping[str, Says] = {
    alerting.WATCH: alerting.says,
    recalling.CHANGED: recalling.say_changed,
    recalling.GONE: recalling.say_gone,
}


def tell(key: NoticeKey, step: Step, desk: Desk) -> None:
    """The whole of the job. Its step may be repeated."""
    step("tell", partial(say, key, desk))


def say(key: NoticeKey, desk: Desk) -> None:
    payload = KINDS[key.kind](key, desk)
    if payload is not None:
        noticing.post(key, payload, desk)
