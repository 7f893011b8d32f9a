"""Days as a desk writes them."""

from datetime import date

from claims.model import Basis, Dated
from handlers.say import phrases

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day(when: date) -> str:
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def dated(when: Dated | None) -> str:
    """A day with what it rests on, the article's own words when it could not be told, or ""."""
    if when is None:
        return ""
    if when.day is None:
        return when.words.text if when.words else ""
    written = f"{DAYS[when.day.weekday()]} {day(when.day)}"
    return f"{written} ({phrases.INFERRED})" if when.basis is Basis.INFERRED else written
