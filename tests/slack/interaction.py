"""One thing a person did in the app's interface, and everything the bot answered to it."""

import time
from dataclasses import dataclass, field
from typing import Any

from tests.slack.courier import Delivery
from tests.slack.world import Ephemeral, Message, View

MOST_USES = 5
OPEN_FOR = 30 * 60
TRIGGER_FOR = 3


@dataclass(slots=True)
class Interaction:
    """A command, click, shortcut or submission; `on` is what was clicked or submitted."""

    id: str
    user: str
    trigger_id: str
    response_url: str
    channel: str | None = None
    on: Message | Ephemeral | View | None = None
    delivery: Delivery | None = None
    responses: list[dict[str, Any]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    shown: list[Message | Ephemeral] = field(default_factory=list)
    views: list[str] = field(default_factory=list)
    is_trigger_used: bool = False
    began: float = field(default_factory=time.monotonic)

    @property
    def is_acked(self) -> bool:
        return self.wait().is_acked

    @property
    def answer(self) -> dict[str, Any]:
        """What came with the acknowledgement, once there is one."""
        return self.wait().answer

    def wait(self, timeout: float = 10) -> Delivery:
        assert self.delivery is not None
        return self.delivery.wait(timeout)

    @property
    def is_open(self) -> bool:
        return time.monotonic() - self.began < OPEN_FOR

    @property
    def is_trigger_fresh(self) -> bool:
        return time.monotonic() - self.began < TRIGGER_FOR
