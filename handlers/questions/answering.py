"""Answer a question about what is on file, within what may be shown."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from claims.comparing.same_statement import gather
from claims.model import Quote, Relation, RelationKind
from handlers.questions.asking import Ask, Question, read_question
from handlers.questions.framing import framing_of, origins_of
from handlers.questions.meant import speakers_meant
from handlers.say import phrases
from handlers.say.conflicts import figure_group_lines, is_figure_relation
from handlers.say.lines import Line, bold, line
from handlers.say.results import ON_A_PAGE, Answer, found, help_lines, sentence
from handlers.say.wordings import wording_lines
from store.database import Store
from store.filing import relations
from store.finding import named, search
from store.finding.filters import Criteria
from store.finding.named import Match
from store.finding.search import MOST_FIGURES, Found
from store.scope import Scope

DIFFERING = (RelationKind.CONFLICT, RelationKind.POSSIBLE_CONFLICT, RelationKind.SAME_STATEMENT)
CONFLICTS_ON_A_PAGE = 4
MOST_CONFLICTS = 40


def answer(text: str, scope: Scope, store: Store, *, page: int = 0) -> Answer:
    """The answer to `/claims <text>`, one page of it."""
    question = read_question(text)
    if question.unread:
        return sentence(question.unread)
    with store.reading() as session:
        match question.ask:
            case Ask.HELP:
                return help_lines()
            case Ask.CONFLICTS:
                return _conflicts(session, scope, question, page)
            case Ask.FIGURES:
                return _figures(session, scope, question, page)
            case Ask.FRAMING:
                return framing_of(session, scope, question)
            case Ask.SEARCH:
                return _search(session, scope, question, page)


def _search(session: Session, scope: Scope, question: Question, page: int) -> Answer:
    asked = question.criteria
    if asked == Criteria():
        return sentence(phrases.NOTHING_FOUND.format(question.text))
    meant = who(session, scope, asked)
    if meant is None:
        return _about(session, scope, question, page)
    matches, rest = meant
    ids = [i for match in matches for i in match.speaker_ids]
    some = search.claims(
        session, scope, rest, speaker_ids=ids, offset=page * ON_A_PAGE, limit=ON_A_PAGE
    )
    if not some.total:
        return _about(session, scope, question, page)
    heading = _heading(matches, some, origins_of(session, scope, ids, some.total))
    listed = found(heading, some.claims, some.total, asked=question.text, page=page)
    return replace(listed, is_of_a_person=True)


def who(session: Session, scope: Scope, asked: Criteria) -> tuple[list[Match], Criteria] | None:
    """The speakers that are meant, and what else is asked. None when nobody is."""
    if asked.by:
        matches = speakers_meant(session, scope, asked.by)
        return (matches, asked) if matches else None
    if not asked.words:
        return None
    matches = speakers_meant(session, scope, " ".join(asked.words))
    if matches:
        return matches, replace(asked, words=())
    for number, word in enumerate(asked.words):
        matches = speakers_meant(session, scope, word)
        if matches:
            others = (*asked.words[:number], *asked.words[number + 1 :])
            return matches, replace(asked, words=others)
    return None


def _about(session: Session, scope: Scope, question: Question, page: int) -> Answer:
    """Claims that hold the words, or names that may have been meant."""
    asked = question.criteria
    name = asked.by or " ".join(asked.words)
    if not asked.by:
        some = search.claims(session, scope, asked, offset=page * ON_A_PAGE, limit=ON_A_PAGE)
        if some.total:
            heading = [line(bold(question.text), f" · {_counted(some.total, more=some.more)}")]
            return found(heading, some.claims, some.total, asked=question.text, page=page)
    names = [match.name for match in named.speakers(session, scope, name)] if name else []
    nothing = phrases.NOTHING_FOUND.format(question.text)
    if not names:
        return sentence(nothing)
    return sentence(nothing, phrases.DID_YOU_MEAN.format(", ".join(dict.fromkeys(names))))


def _heading(matches: Sequence[Match], some: Found, origins: str) -> list[Line]:
    match = max(matches, key=lambda one: len(one.name))
    roles = [c.claim.role.text for c in some.claims if isinstance(c.claim, Quote) and c.claim.role]
    role = f" · {roles[0]}" if roles else ""
    parts = (_counted(some.total, more=some.more), origins)
    about = line(bold(match.name), role, *(f" · {part}" for part in parts if part))
    if match.off == 0:
        return [about]
    letters = phrases.counted(match.off, *phrases.LETTERS_OFF)
    return [line(phrases.SHOWING.format(match.name, letters)), about]


def _conflicts(session: Session, scope: Scope, question: Question, page: int) -> Answer:
    differing = relations.latest(session, scope, DIFFERING, limit=MOST_CONFLICTS)
    if not differing:
        return sentence(phrases.NO_CONFLICTS)
    topics = _topics(differing)
    pages = -(-len(topics) // CONFLICTS_ON_A_PAGE)
    some = topics[page * CONFLICTS_ON_A_PAGE : (page + 1) * CONFLICTS_ON_A_PAGE]
    listed = [tuple(_topic(topic)) for topic in some]
    heading = (line(bold(phrases.CONFLICTS_ON_FILE)),)
    return Answer((heading, *listed), question.text, page, pages, may_be_shared=True)


def _topics(differing: Sequence[Relation]) -> list[list[Relation]]:
    """Pairs of figures one by one, and all wordings of a statement together."""
    topics: dict[tuple[bool, int], list[Relation]] = {}
    for number, relation in enumerate(differing):
        figures = is_figure_relation(relation)
        topics.setdefault((figures, number if figures else relation.new.id), []).append(relation)
    return list(topics.values())


def _topic(topic: Sequence[Relation]) -> list[Line]:
    if is_figure_relation(topic[0]):
        return figure_group_lines(topic, 0)
    [statement] = gather((relation.new, relation.earlier) for relation in topic)
    return wording_lines(statement, 0)


def _figures(session: Session, scope: Scope, question: Question, page: int) -> Answer:
    """Figures about a subject, the nearest first."""
    if not question.subject:
        return sentence(phrases.ASK_FIGURES)
    ranked = search.figures(session, scope, question.subject)
    if not ranked:
        return sentence(phrases.NOTHING_FOUND.format(question.text))
    subject = question.text.partition(" ")[2]
    heading = [
        line(
            bold(phrases.FIGURES_ABOUT.format(subject)),
            f" · {_counted(len(ranked), more=len(ranked) >= MOST_FIGURES)}",
        )
    ]
    some = ranked[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    listed = found(heading, some, len(ranked), asked=question.text, page=page)
    return replace(listed, has_timeline=True)


def _counted(total: int, *, more: bool = False) -> str:
    if more:
        return phrases.MORE_THAN.format(f"{total:,}")
    return phrases.counted(total, *phrases.CLAIMS_COUNTED)
