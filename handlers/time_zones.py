"""Time zones as people write them: a city, or the name that computers use."""

from functools import cache
from zoneinfo import available_timezones

from claims.names import fold

AREAS = frozenset(
    (
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
)
NO_PLACE = frozenset(("localtime", "Factory"))


def find_zone(written: str) -> str:
    """Europe/Kyiv for "kyiv"; "" for what is no zone."""
    asked = fold(written)
    zones = _by_name()
    return zones.get(asked) or _by_city().get(asked, "")


@cache
def _by_name() -> dict[str, str]:
    return {fold(zone): zone for zone in sorted(available_timezones() - NO_PLACE)}


@cache
def _by_city() -> dict[str, str]:
    """Cities that one continent has; the last word of a zone's name is its city."""
    found: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        area, _, city = zone.rpartition("/")
        if area and area.split("/")[0] in AREAS:
            found.setdefault(fold(city), zone)
    return found
