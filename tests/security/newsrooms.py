"""Two newsrooms with something on file everywhere, and marks that tell from where it is.

Every channel's articles hold words, names and numbers that no other's do, so that whoever is shown
one of these was shown something from there.
"""

import copy
import shutil
from functools import cache
from pathlib import Path
from typing import Any

from claims.finding import find_claims
from claims.model import Article
from store.database import Store, migrate, open_store
from store.tenants import settings as channel_settings
from tests.conftest import NOW
from tests.security.bodies import command, message
from tests.security.rig import Rig
from tests.security.world import World

# A surname, which may be asked for; a first name, a word and a number, which only the store knows.
MARKS = {
    "C1": ("Veldrin", "Ottoline", "quosmar", "1,101"),
    "P1": ("Drifalk", "Ferelith", "zembric", "2,202"),
    "G1": ("Plontery", "Isambard", "varnoth", "3,303"),
    "Dann": ("Brunwick", "Peregrin", "skalder", "4,404"),
    "S1": ("Trevanny", "Ludovica", "morvane", "5,505"),
    "C2": ("Kestlow", "Barnabus", "filtrane", "6,606"),
    "P2": ("Wexmoor", "Cressida", "halvorn", "7,707"),
}
TEXT = """The bridge at Holmgate {verb}

The road bridge over the river at Holmgate fell on Monday morning, and {number} people died \
in Holmgate, the regional hospital said on Tuesday. Rescue teams were still at work.

“The {word} pier was never inspected, and for years we told the ministry so{extra},” police chief \
Karin Holm told Radio Nord on Monday. “Nobody {word} listened.”

{first} {last}, the mayor of Holmgate, said that the {word} works would stay shut for a year. “We \
will not build it again,” {last} told Radio Nord.
"""
# What an article says otherwise than the one before.
WORDINGS = (
    ("collapses", ""),
    ("has fallen", ", twice"),
    ("is gone", ", and the county too"),
    ("was old", ", in every letter"),
)
PEOPLE = {"ann": "T1", "ben": "T1", "cat": "T1", "dan": "T2", "eve": "T2", "olaf": "T9"}


def article(channel: str, number: int) -> str:
    last, first, word, figure = MARKS[channel]
    verb, extra = WORDINGS[number]
    return TEXT.format(verb=verb, extra=extra, word=word, first=first, last=last, number=figure)


@cache
def claims_of(text: str) -> Any:
    return find_claims(Article(text))


class Begun:
    """Something is on file everywhere, and watched for: made once, had often."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "begun.db"
        store = open_store(f"sqlite:///{self.file}")
        migrate(store.engine)
        rig = Rig(store, settled())
        let_outsiders_in(store, rig.world, "S1", wanted=True)
        self.pasted: dict[tuple[str, str], bool] = {}  # by channel and time: on an island?
        for number in (0, 1):
            for channel in MARKS:
                ts = f"{NOW.timestamp() - 2000 + len(self.pasted):.6f}"
                self.pasted[channel, ts] = paste(rig, channel, number, ts)
        for channel, who in (("G1", "ann"), ("C2", "dan")):
            rig.send(command(rig.world, channel, who, "watch Holm"), viewer=who)
        self.world, self.known = rig.world, rig.jobs.known
        store.close()

    def again(self, folder: Path) -> Rig:
        file = folder / "claims.db"
        shutil.copy(self.file, file)
        rig = Rig(open_store(f"sqlite:///{file}"), copy.deepcopy(self.world))
        rig.jobs.known = set(self.known)
        return rig


def settled() -> World:
    world = World()
    for name, team in PEOPLE.items():
        world.person(name, team)
    world.admins.update(("ann", "dan"))
    world.channel("C1", "T1", "channel", "ann", "ben")
    world.channel("P1", "T1", "group", "ann", "ben")
    world.channel("G1", "T1", "mpim", "ann", "cat")
    world.channel("Dann", "T1", "im", "ann")
    world.channel("S1", "T1", "channel", "ann", "olaf", shared=True)
    world.channel("C2", "T2", "channel", "dan", "eve")
    world.channel("P2", "T2", "group", "dan")
    return world


def let_outsiders_in(store: Store, world: World, channel: str, *, wanted: bool) -> None:
    changes = {"outsiders": wanted, "digest_hour": 7}
    team = world.channels[channel].team
    with store.writing() as session:
        channel_settings.change(session, team, channel, changes, who="ann", now=NOW)


def paste(rig: Rig, channel: str, number: int, ts: str) -> bool:
    """Whether the channel was shared then."""
    here = rig.world.channels[channel]
    who = sorted(here.members)[0]
    rig.send(message(rig.world, channel, who, article(channel, number), ts))
    rig.work()
    return here.shared
