"""What a site asks of programs in its robots.txt (RFC 9309), kept for some minutes."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from handlers.fetching.urls import KEPT, WebAddress

NAME = "ClaimsDesk"
KEPT_S = 600.0
MOST_SITES = 200
MOST_BYTES = 500_000
MOST_RULES = 5_000
LINE = re.compile(r"\s*(user-agent|allow|disallow)\s*:([^#]*)", re.IGNORECASE)
COMMENT_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Rule:
    """`path` may hold `*` for anything, and end in `$`."""

    allows: bool
    path: str

    def matches(self, target: str) -> bool:
        """By looking for one piece after the other: a pattern can cost no more than its length."""
        path, ends = self.path.removesuffix("$"), self.path.endswith("$")
        first, *others = path.split("*")
        if not target.startswith(first):
            return False
        at = len(first)
        for piece in others:
            found = target.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        return not ends or at == len(target) or (bool(others) and target.endswith(others[-1]))


@dataclass(frozen=True, slots=True)
class Rules:
    """What is asked of this program."""

    rules: tuple[Rule, ...] = ()

    def allow(self, target: str) -> bool:
        """The longest rule that matches decides; of two as long, the one that allows."""
        target = _plain(target)
        matching = [rule for rule in self.rules if rule.matches(target)]
        best = max(matching, key=lambda rule: (len(rule.path), rule.allows), default=None)
        return best is None or best.allows


ANYTHING = Rules()


def read_rules(text: str, name: str = NAME) -> Rules:
    """The rules for the program of this name; where there are none, the rules for all."""
    own: list[Rule] = []
    all_others: list[Rule] = []
    is_named = False
    for agents, rules in _groups(text):
        if any(_product(agent) == name.lower() for agent in agents):
            is_named = True
            own += rules
        if "*" in agents:
            all_others += rules
    return Rules(tuple((own if is_named else all_others)[:MOST_RULES]))


def _groups(text: str) -> Iterator[tuple[list[str], list[Rule]]]:
    """Whom a group is for, and what it says. Lines of agents one below the other share one."""
    agents: list[str] = []
    rules: list[Rule] = []
    for field_name, value in _lines(text):
        if field_name == "user-agent":
            if rules:
                yield agents, rules
                agents, rules = [], []
            agents.append(value.lower())
        elif agents and value:
            rules.append(Rule(field_name == "allow", _plain(value)))
        elif agents:
            rules.append(Rule(True, ""))  # "Disallow:" with nothing after it forbids nothing
    yield agents, rules


def _lines(text: str) -> Iterable[tuple[str, str]]:
    for line in COMMENT_BREAK.split(text.removeprefix("\ufeff")):
        if found := LINE.match(line[:2_000]):
            yield found[1].lower(), found[2].strip()


def _product(agent: str) -> str:
    """The name in "ClaimsDesk/1.0"."""
    return re.split(r"[/\s]", agent, maxsplit=1)[0]


def _plain(path: str) -> str:
    """One spelling for a path, however much of it is escaped."""
    return quote(unquote(path), safe=KEPT)


@dataclass(slots=True)
class KnownRules:
    """Rules of sites, by scheme, host and port, for as long as they are kept."""

    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, tuple[float, Rules]] = field(default_factory=dict)

    def of(self, address: WebAddress, ask: Callable[[WebAddress], Rules]) -> Rules:
        """From what is kept, or from the site."""
        here = address.at("/robots.txt")
        at, rules = self._kept.get(str(here), (0.0, None))
        if rules is None or self.clock() > at + KEPT_S:
            rules = ask(here)
            self._keep(str(here), rules)
        return rules

    def _keep(self, site: str, rules: Rules) -> None:
        if len(self._kept) >= MOST_SITES:
            self._kept = {}  # a newsroom seldom reads that many sites in ten minutes
        self._kept[site] = (self.clock(), rules)
