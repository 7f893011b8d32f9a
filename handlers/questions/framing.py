"""How a person's words come to us: introduced with which verbs, and from how many origins."""

from collections.abc import Sequence

from sqlmodel import Session

from claims.comparing.framing import framing
from claims.comparing.origins import carriers_of, find_origins
from handlers.questions.asking import Question
from handlers.questions.meant import speakers_meant
from handlers.say import origins, phrases
from handlers.say.framing import framing_lines
from handlers.say.phrases import wordings as words
from handlers.say.results import Answer, sentence
from store.filing import articles
from store.finding import search
from store.finding.filters import Criteria
from store.scope import Scope

MOST_QUOTES = 400  # of a person, whose cues are counted
MOST_COUNTED = 40  # claims of a person, whose articles' origins are counted


def framing_of(session: Session, scope: Scope, question: Question) -> Answer:
    """For each outlet, the words of saying beside what a person is quoted with."""
    name = question.criteria.by or " ".join(question.criteria.words)
    if not name:
        return sentence(words.ASK_FRAMING)
    matches = speakers_meant(session, scope, name)
    if not matches:
        return sentence(phrases.NOTHING_FOUND.format(name))
    ids = [i for match in matches for i in match.speaker_ids]
    asked = Criteria(since=question.criteria.since, until=question.criteria.until)
    some = search.claims(session, scope, asked, speaker_ids=ids, limit=MOST_QUOTES)
    speaker = max((match.name for match in matches), key=len)
    lines = framing_lines(speaker, framing(some.claims))
    return Answer((tuple(lines),), question.text, may_be_shared=bool(some.total))


def origins_of(session: Session, scope: Scope, speaker_ids: Sequence[int], total: int) -> str:
    """As in "2 articles, 1 origin", "" where it is not worth the time, or is one article."""
    if total > MOST_COUNTED:
        return ""
    said = search.claims(
        session, scope, Criteria(), speaker_ids=speaker_ids, limit=MOST_COUNTED
    ).claims
    ids = {cited.citation.article_id for cited in said}
    if len(ids) < 2:
        return ""
    texts = articles.snapshots(session, scope, ids)
    return origins.counted(find_origins(carriers_of(said, texts)))
