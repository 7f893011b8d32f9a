"""What a full store is asked, of every kind a hundred."""

import random
from datetime import date, timedelta

from sqlmodel import select

from store.database import Store
from store.tables import QuoteRow
from tests.bench.filling import World
from tests.bench.names import misspelt

ASKED = 100  # questions of a kind
FIRST_DAY = date(2016, 1, 1)


def questions(store: Store, made: World) -> dict[str, list[str]]:
    rng = random.Random(11)
    topics = [f"{made.word()} {made.word()}" for _ in range(ASKED)]
    with store.reading() as session:
        quotes = session.exec(select(QuoteRow.words, QuoteRow.speaker_id).limit(5_000)).all()
    some = rng.sample(list(quotes), ASKED)
    known = [made.people[(speaker or 1) - 1] for _, speaker in some]
    said = [words for words, _ in some]
    outlets = ("times", "courier", "star", "echo")
    return {
        "a name": known,
        "a last name": [name.split()[1] for name in known],
        "a misspelt name": [asked for _, asked in spelling_test(made)[:ASKED]],
        "a topic, by name or word": topics,
        "a topic, words of all frequencies": [f"kind:quote {t}" for t in topics],
        "exact words": [f'"{" ".join(words.split()[3:6])}"' for words in said],
        "by: and since:": [f'by:"{name}" since:2019-04-01' for name in known],
        "from: and kind:": [f"from:{rng.choice(outlets)} kind:direct" for _ in known],
        "in: and a word": [f"in:C{n} {made.word()}" for n, _ in enumerate(known, 1)],
        "since:, until: and a word": [f"{_days(rng)} {made.word()}" for _ in known],
        "since: and until:": [_days(rng) for _ in known],
        "conflicts": ["conflicts"] * 10,
        "figures": [f"figures {made.event()} {made.event()}" for _ in known],
    }


def _days(rng: random.Random) -> str:
    """Some of the years that the made-up articles are from."""
    since = FIRST_DAY + timedelta(days=rng.randint(0, 3_500))
    return f"since:{since} until:{since + timedelta(days=rng.choice((2, 30, 300)))}"


def spelling_test(made: World) -> list[tuple[str, str]]:
    """Who is meant, and what is asked: mostly people who speak often, as a newsroom's do."""
    rng = random.Random(13)
    meant = [made.people[int(len(made.people) * rng.random() ** 2)] for _ in range(2 * ASKED)]
    return [(name, misspelt(name, rng)) for name in meant]
