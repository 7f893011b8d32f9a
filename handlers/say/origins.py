"""How many origins the articles have that carry what somebody said."""

from collections.abc import Iterable, Sequence

from claims.comparing.origins import Origin, SaidBy
from handlers.say import phrases
from handlers.say.lines import Line, clipped, line

MOST_SPEAKERS = 3
MOST_BONDS = 3
LONGEST_NAME = 80


def origin_lines(said: Iterable[SaidBy]) -> list[Line]:
    """For each speaker, once: For what Dmitry Peskov said: 2 articles, 1 origin (told to …)."""
    named = [one for one in said if one.speaker]
    return [_line(one) for one in named[:MOST_SPEAKERS]]


def figure_origin_lines(origins: Sequence[Origin]) -> list[Line]:
    """Of the articles whose figures stand side by side, where some of them have one origin."""
    if all(len(origin.articles) < 2 for origin in origins):
        return []
    return [line(phrases.ORIGINS_OF_FIGURES.format(counted(origins)), _why(origins), ".")]


def counted(origins: Sequence[Origin]) -> str:
    """As in "2 articles, 1 origin"."""
    articles = sum(len(origin.articles) for origin in origins)
    return ", ".join(
        (
            phrases.counted(articles, *phrases.ARTICLES),
            phrases.counted(len(origins), *phrases.ORIGINS),
        )
    )


def _line(said: SaidBy) -> Line:
    speaker = clipped(said.speaker, LONGEST_NAME)
    about = phrases.ORIGINS_OF.format(speaker, counted(said.origins))
    return line(about, _why(said.origins), ".")


def _why(origins: Iterable[Origin]) -> str:
    """What binds them, in brackets."""
    bonds = list(dict.fromkeys(bond for origin in origins for bond in origin.bonds))
    why = "; ".join(phrases.BONDS[bond].format(name) for bond, name in bonds[:MOST_BONDS])
    return f" ({why})" if why else ""
