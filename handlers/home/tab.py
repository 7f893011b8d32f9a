"""The job of showing somebody their Home tab: made anew each time, of what they may see then."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError
from sqlmodel import Session

from handlers import rights, scopes
from handlers.desk import Desk
from handlers.listening import Ears
from handlers.questions.answering import DIFFERING
from handlers.say import home as say
from handlers.say.home import CONFLICTS, DEEDS, ON_A_PAGE, WATCHES, Listed
from store.filing import relations
from store.review import audit, reviewing
from store.review.reviewing import Verb
from store.scope import Scope
from store.showing import homes
from store.showing.homes import Home
from store.tenants import settings
from store.watching import watches
from store.work import backlog
from store.work.chores import HOME, Chore, Every, Plan
from store.work.jobs import Step

log = logging.getLogger(__name__)

AT_MOST_EVERY = timedelta(minutes=1)  # that one is shown anew because of what others did
MOST_CONFLICTS = 60
MOST_PAGES = 100
# Answers that no repetition changes: there is nobody to show it to, or no tab.
NOBODY = ("user_not_found", "not_enabled", "user_disabled")


def planned(session: Session) -> Iterator[Plan]:
    """Those that people may be looking at, and that show what is no longer so."""
    for home in homes.stale(session):
        yield Plan(HOME, home.team, home.channel, Every(AT_MOST_EVERY))


def show_anew(team: str, channel: str, ears: Ears) -> None:
    """Write the job down, for somebody who waits for it; `channel` is their direct message."""
    ears.queue.chore(Chore(HOME, team, channel, ears.now()))


def show_home(chore: Chore, step: Step, desk: Desk) -> None:
    step("publish", partial(publish, chore.team, chore.channel, desk))


def publish(team: str, channel: str, desk: Desk) -> None:
    """Show it, to whoever belongs to the workspace. Nothing is kept of what it showed."""
    with desk.store.writing() as session:
        home = homes.refresh(session, team, channel)
    if home is None:
        return
    try:
        _show(home, desk)
    except SlackApiError as error:
        if error.response.get("error") not in NOBODY:
            raise
        log.info("no Home tab for %s: %s", home.user, error.response.get("error"))


def _show(home: Home, desk: Desk) -> None:
    """Once Slack has said whether they are a stranger: until then, the step is tried again."""
    slack = desk.slack(home.team)
    if rights.ask(home.user, slack).is_stranger:
        return
    scope = scopes.seen_alone(home.team, home.user, desk.store, slack, opened_in=home.channel)
    places = scopes.places_of(home.user, slack)
    with desk.store.reading() as session:
        shown = read(session, home, scope, places)
    slack.views_publish(user_id=home.user, view=say.view(shown))


def read(session: Session, home: Home, scope: Scope, places: Iterable[str]) -> say.Home:
    """All that it shows now. `places` are the channels that its person is in."""
    waiting, failed = backlog.of_team(session, home.team)
    watched = watches.of_places(session, home.team, {home.channel, *places})
    differing = relations.latest(session, scope, DIFFERING, limit=MOST_CONFLICTS)
    by_place = sorted(watched, key=lambda one: (one.channel != home.channel, one.channel, one.id))
    return say.Home(
        direct=home.channel,
        conflicts=_page(CONFLICTS, differing, home),
        watches=_page(WATCHES, by_place, home),
        deeds=_deeds(session, home, scope),
        settings=settings.read(session, home.team, home.channel),
        waiting=max(0, waiting - failed),
        failed=failed,
        said=home.said,
    )


def _page(listed: str, rows: Sequence[Any], home: Home) -> Listed:
    """The page that somebody has turned to, or the last one that there still is."""
    size = ON_A_PAGE[listed]
    last = max(0, -(-len(rows) // size) - 1)
    page = min(home.pages.get(listed, 0), last)
    return Listed(tuple(rows[page * size : (page + 1) * size]), page, page < last)


def _deeds(session: Session, home: Home, scope: Scope) -> Listed:
    size = ON_A_PAGE[DEEDS]
    page = min(home.pages.get(DEEDS, 0), MOST_PAGES)
    kinds = [verb.value for verb in Verb]
    done = audit.by(session, scope, home.user, kinds, offset=page * size, limit=size + 1)
    found = ((deed, reviewing.by_uid(session, deed.about)) for deed in done[:size])
    rows = [(deed, on_file.cited if on_file else None) for deed, on_file in found]
    return Listed(tuple(rows), page, len(done) > size)
