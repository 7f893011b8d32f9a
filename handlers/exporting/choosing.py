"""Which claims a question finds: those that `/claims` would answer with, on all of its pages."""

from sqlmodel import Session

from handlers.questions.answering import DIFFERING, who
from handlers.questions.asking import Ask, Question, read_question
from handlers.say import phrases
from handlers.say.phrases import exports as said
from store.filing import relations
from store.finding import search
from store.finding.filters import Criteria
from store.packing import choosing
from store.packing.dossier import Chosen
from store.scope import Scope

MOST_CLAIMS = 50_000
MOST_LETTERS = 100_000_000  # of their articles together


class NoExport(ValueError):
    """There is nothing to export, or too much. The message is a sentence to answer with."""


def choose(session: Session, scope: Scope, asked: str, *, most: int = MOST_CLAIMS) -> Chosen:
    """The claims a question finds; without a question, all that may be shown."""
    question = read_question(asked or " ")
    if question.unread:
        raise NoExport(question.unread)
    chosen = _found(session, scope, question, most)
    if not chosen:
        raise NoExport(phrases.NOTHING_FOUND.format(asked) if asked else said.NOTHING_YET)
    if len(chosen) > most:
        raise NoExport(said.TOO_MUCH.format(f"{most:,}"))
    if choosing.letters(session, chosen) > MOST_LETTERS:
        raise NoExport(said.TOO_LONG)
    return chosen


def _found(session: Session, scope: Scope, question: Question, most: int) -> Chosen:
    match question.ask:
        case Ask.FIGURES:
            near = search.figures(session, scope, question.subject) if question.subject else []
            return Chosen(figures=frozenset(one.id for one in near))
        case Ask.CONFLICTS:
            return choosing.standing(session, relations.sides(session, scope, DIFFERING, most=most))
        case Ask.HELP:
            return choosing.chosen(session, scope, Criteria(), most=most)
        case Ask.SEARCH | Ask.FRAMING:
            return _searched(session, scope, question.criteria, most)


def _searched(session: Session, scope: Scope, asked: Criteria, most: int) -> Chosen:
    """As `/claims` reads it: of a person, if one is meant and has said it, else about the words."""
    if asked == Criteria():
        return Chosen()
    meant = who(session, scope, asked)
    if meant is not None:
        matches, rest = meant
        ids = [one for match in matches for one in match.speaker_ids]
        chosen = choosing.chosen(session, scope, rest, speaker_ids=ids, most=most)
        if chosen:
            return chosen
    return Chosen() if asked.by else choosing.chosen(session, scope, asked, most=most)
