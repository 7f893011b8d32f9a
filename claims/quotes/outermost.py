"""Candidates of the tree beside those of the word lists: the outermost only."""

from claims.quotes.candidate import Attribution
from claims.quotes.reading import Reading


def with_clausal(
    reading: Reading, found: list[Attribution], clausal: list[Attribution]
) -> list[Attribution]:
    """The candidates of the tree, where the word lists found nothing; the outermost only."""
    kept = list(found)
    for one in clausal:
        inner = [other for other in kept if _holds(one, other)]
        if not any(_overlap(one, other) for other in kept if other not in inner):
            kept = [other for other in kept if other not in inner] + [one]
    return sorted(kept, key=lambda a: a.content[0][0])


def _holds(one: Attribution, other: Attribution) -> bool:
    """The words and the cue of the other stand within the words of this one."""
    cue = [] if other.cue is None else [(other.cue.verb, other.cue.verb + 1)]
    return not other.non_answer and all(
        any(lo <= lo2 and hi2 <= hi for lo, hi in one.content)
        for lo2, hi2 in [*other.content, *cue]
    )


def _overlap(one: Attribution, other: Attribution) -> bool:
    cues = [a.cue.verb for a in (one, other) if a.cue is not None]
    both = [*one.content, *other.content]
    crossing = any(lo < hi2 and lo2 < hi for lo, hi in one.content for lo2, hi2 in other.content)
    return (
        crossing
        or len(set(cues)) < len(cues)
        or any(lo <= cue < hi for cue in cues for lo, hi in both)
    )
