"""What people made of a claim: confirmed, corrected, dismissed, or not looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ReviewState(StrEnum):
    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    DISMISSED = "dismissed"  # not a claim


@dataclass(frozen=True, slots=True)
class Review:
    """Where a claim stands, by whom and since when. `version` grows with every change.

    `fields` are laid over what was read: the words and the value of a claim are never among them.
    """

    state: ReviewState = ReviewState.UNREVIEWED
    fields: Mapping[str, str] = field(default_factory=dict)
    by: str = ""
    at: datetime | None = None
    version: int = 0

    @property
    def is_dismissed(self) -> bool:
        return self.state is ReviewState.DISMISSED
