"""A claim with its menu, and what an option of that menu says when it is chosen."""

import hashlib
import re
from dataclasses import dataclass, replace

from claims.model import Cited, Claim, Figure, Quote, ReviewState, SpeakerBasis
from handlers.say.claims import LONGEST_SHOWN, claim_lines
from handlers.say.lines import Choices, Line
from handlers.say.phrases import review as words
from store.review.reviewing import Verb
from store.review.reviews import FIGURE, QUOTE, ClaimRef

# Verbs of a menu that open something; the others are those of store.reviewing.
CORRECT, SPEAKER, HISTORY = Verb.CORRECT.value, "speaker", "history"
PRESSED = re.compile(
    r"(?P<verb>[a-z_]{1,20})\|(?P<kind>quote|figure)\|(?P<id>\d{1,10})\|(?P<version>\d{1,9})"
    r"\|(?P<mark>[0-9a-f]{10})",
    re.ASCII,
)
LABELS = {
    Verb.CONFIRM.value: words.CONFIRM,
    CORRECT: words.CORRECT,
    SPEAKER: words.SPEAKER,
    Verb.DISMISS.value: words.DISMISS,
    HISTORY: words.HISTORY,
    Verb.UNDO.value: words.UNDO,
}
OFFERED = {
    ReviewState.UNREVIEWED: (Verb.CONFIRM.value, CORRECT, SPEAKER, Verb.DISMISS.value, HISTORY),
    ReviewState.CONFIRMED: (Verb.UNDO.value, CORRECT, SPEAKER, Verb.DISMISS.value, HISTORY),
    ReviewState.CORRECTED: (
        Verb.UNDO.value,
        Verb.CONFIRM.value,
        CORRECT,
        Verb.DISMISS.value,
        HISTORY,
    ),
    ReviewState.DISMISSED: (Verb.UNDO.value, HISTORY),
}


@dataclass(frozen=True, slots=True)
class Press:
    """What was chosen, of which claim, and the version that the menu was made for.

    `mark` tells the claim from another that a database has given the same id since.
    """

    verb: str
    ref: ClaimRef
    version: int
    mark: str

    def is_of(self, claim: Claim) -> bool:
        return self.mark == mark_of(claim)


def card_lines(
    claim: Cited, *, here: bool = True, longest: int = LONGEST_SHOWN, warned: bool = False
) -> list[Line]:
    """A claim's lines with its menu; a spelling that is taken for a name asks whether it is one."""
    first, *rest = claim_lines(claim, here=here, longest=longest, warned=warned)
    lines = [replace(first, menu=menu(claim)), *rest]
    if is_asked(claim):
        lines[-1] = replace(lines[-1], buttons=same_person(claim))
    return lines


def menu(claim: Cited) -> Choices:
    """Where anything was put right there is something to undo, whatever the state."""
    state = claim.review.state
    if state is ReviewState.UNREVIEWED and claim.review.fields:
        state = ReviewState.CORRECTED
    offered = OFFERED[state]
    if isinstance(claim.claim, Figure):
        offered = tuple(verb for verb in offered if verb != SPEAKER)
    return tuple((LABELS[verb], value(verb, claim)) for verb in offered)


def is_asked(claim: Cited) -> bool:
    basis = claim.claim.basis if isinstance(claim.claim, Quote) else None
    return basis is SpeakerBasis.SPELLING and not claim.review.is_dismissed


def same_person(claim: Cited) -> Choices:
    return (
        (words.SAME_PERSON, value(Verb.SAME_PERSON, claim)),
        (words.OTHER_PERSON, value(Verb.OTHER_PERSON, claim)),
    )


def value(verb: str, claim: Cited) -> str:
    kind = QUOTE if isinstance(claim.claim, Quote) else FIGURE
    version = claim.review.version
    return f"{verb}|{kind}|{claim.id}|{version}|{mark_of(claim.as_read)}"


def read_press(written: str) -> Press | None:
    """None for whatever is no option of a menu."""
    found = PRESSED.fullmatch(written)
    if found is None or int(found["id"]) >= 2**31:
        return None
    ref = ClaimRef(found["kind"], int(found["id"]))
    return Press(found["verb"], ref, int(found["version"]), found["mark"])


def mark_of(claim: Claim) -> str:
    said = claim.text if isinstance(claim, Quote) else f"{claim.start}:{claim.words.text}"
    return hashlib.sha256(said.encode()).hexdigest()[:10]
