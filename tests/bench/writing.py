"""Articles for measuring: of a given length, no two alike, quoting and counting like news."""

import random

FIRST = ("Ann", "Per", "Karin", "Jan", "Olha", "Ida", "Tomas", "Lena", "Omar", "Grete")
LAST = ("Field", "Dahl", "Holm", "Roth", "Kravets", "Berg", "Novak", "Lind", "Haddad", "Voss")
PEOPLE = tuple(f"{first} {last}" for first in FIRST for last in LAST)
ROLES = ("mayor", "union leader", "police chief", "minister", "director", "spokeswoman")
THINGS = ("workers", "houses", "soldiers", "jobs", "ships", "patients", "visitors")
VERBS = ("would be moved", "had been counted", "were missing", "would be hired", "had left")
NORTH = ("Nor", "Vis", "Hal", "Ume", "Stor", "Lil", "Ash", "Kil", "Bren", "Mar")
ENDS = ("by", "vik", "ford", "ton", "stad", "holm", "burg", "wick", "more", "dal")
PLACES = tuple(start + end for start in NORTH for end in ENDS)
PLAIN = (
    "The council met for three hours in a hall that was cold and half empty.",
    "Nobody in the street could remember when the road had last been mended.",
    "The plan had been put off twice since the autumn for want of money.",
    "A decision is expected in the spring, after the budget has been read again.",
    "Many of those who came had brought their children and a folding chair.",
)


def article(words: int, seed: int) -> str:
    """About so many words: a headline, then paragraphs of quotes, figures and plain sentences."""
    rng = random.Random(seed)
    parts = [f"Report {seed}: {rng.choice(PLACES)} waits for an answer"]
    while sum(len(part.split()) for part in parts) < words:
        parts.append(_paragraph(rng))
    return "\n\n".join(parts)


def _paragraph(rng: random.Random) -> str:
    person, role = rng.choice(PEOPLE), rng.choice(ROLES)
    number, thing, verb = rng.randint(12, 9_000), rng.choice(THINGS), rng.choice(VERBS)
    place, plain = rng.choice(PLACES), rng.sample(PLAIN, 2)
    return (
        f"“We know that {number} {thing} in {place} are at stake,” {role} {person} told reporters"
        f" on Monday. {plain[0]} {person.split()[-1]} said that at least {number + 40} {thing}"
        f" {verb} in {place}. {plain[1]}"
    )
