"""Where an article was pasted."""

from dataclasses import dataclass

from store.scope import Scope, is_island


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was pasted: its place in the store, and a link that leads a reader there."""

    team: str
    channel: str
    scope: str
    message_id: int
    slot: str
    permalink: str

    @property
    def seen_by(self) -> Scope:
        """What may be shown where the article was pasted."""
        own = frozenset({self.scope}) if self.scope else frozenset[str]()
        return Scope(self.team, own, public=not is_island(self.scope))
