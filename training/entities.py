"""Names out of GUM's nested mentions: those whose head is a proper noun."""

import re
from dataclasses import dataclass

from training.treebank import Sentence

LABELS = {"person": "PER", "place": "LOC", "organization": "ORG"}
ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
PART = re.compile(r"\([^()]*\)?|[^()]*\)")
GLUE = {"of", "the", "and", "for", "&", "-", "–", "de", "la", "al", "/", "von", "van", "bin"}
PERSONAL_GLUE = {"-", "–", "de", "la", "al", "von", "van", "bin"}
TITLE = re.compile(
    r"President|Vice|Governor|General|Attorney|Senator|Sen|Gov|Rep|Representative|Minister"
    r"|Prime|Chairman|Chairwoman|Chair|Secretary|King|Queen|Pope|Dr|Mr|Mrs|Ms|Miss|Sir|Lord"
    r"|Lady|Prince|Princess|Emperor|Empress|Captain|Capt|Colonel|Col|Lieutenant|Lt|Sergeant"
    r"|Sgt|Major|Admiral|Commander|Officer|Pilot|Justice|Judge|Professor|Prof|Director"
    r"|Administrator|Ambassador|Chancellor|Premier|Congressman|Congresswoman|Speaker|Mayor"
    r"|Bishop|Archbishop|Cardinal|Father|Sister|Brother|Mother|Mom|Mum|Dad|Daddy|Grandma"
    r"|Grandpa|Aunt|Uncle|God|Democrat|Democrats|Republican|Republicans|Madam|Honor|CEO"
    r"|Chief"
)

Name = tuple[int, int, str]  # first word, last word + 1, label


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int
    kind: str


def names_in(sentence: Sentence) -> list[Name]:
    mentions = _mentions(sentence)
    found = [name for mention in mentions if (name := _name(sentence, mention, mentions))]
    used: set[int] = set()
    kept = []
    for start, end, label in sorted(found, key=lambda name: (name[0] - name[1], name[0])):
        if used.isdisjoint(range(start, end)):
            used.update(range(start, end))
            kept.append((start, end, label))
    return sorted(name for name in kept if name[2])


def _mentions(sentence: Sentence) -> list[Mention]:
    """The mentions that open and close in this sentence."""
    mentions: list[Mention] = []
    still_open: list[tuple[str, str, int]] = []
    for index, word in enumerate(sentence.words):
        stated = ENTITY.search(word.misc)
        for part in PART.findall(stated[1]) if stated else ():
            if part.startswith("("):
                identity, _, rest = part.strip("()").partition("-")
                kind = rest.split("-")[0]
                if part.endswith(")"):
                    mentions.append(Mention(index, index + 1, kind))
                else:
                    still_open.append((identity, kind, index))
                continue
            identity = part.strip("()").split("[")[0]
            for opened in reversed(still_open):
                if opened[0] == identity:
                    mentions.append(Mention(opened[2], index + 1, opened[1]))
                    still_open.remove(opened)
                    break
    return mentions


def _name(sentence: Sentence, mention: Mention, mentions: list[Mention]) -> Name | None:
    """The proper name within a mention, without titles and articles; label "" for other kinds."""
    label = LABELS.get(mention.kind, "")
    head = _head(sentence, mention, label)
    if head is None:
        return None
    start, end = _grown(sentence, mention, mentions, head, label)
    return _trimmed(sentence, start, end, label)


def _head(sentence: Sentence, mention: Mention, label: str) -> int | None:
    words = sentence.words
    inside = range(mention.start, mention.end)
    heads = [i for i in inside if words[i].head - 1 not in inside]
    if not heads:
        return None
    head = heads[0]
    if words[head].upos == "PROPN":
        return head
    beside = [
        i
        for i in inside
        if words[i].head - 1 == head
        and words[i].label in ("appos", "flat")
        and words[i].upos == "PROPN"
    ]
    return beside[0] if label == "PER" and beside and beside[0] - head <= 2 else None


@dataclass(frozen=True, slots=True)
class _Growing:
    """A mention around its head, with what may belong to its name."""

    sentence: Sentence
    mention: Mention
    inner: list[range]  # mentions within that do not hold the head
    head: int
    label: str

    @property
    def wide(self) -> bool:
        """Organisations and places take in the names of others ("University of Paris")."""
        return self.label in ("ORG", "LOC")

    def free(self, i: int) -> bool:
        inside = self.mention.start <= i < self.mention.end
        return inside and (self.wide or not any(i in span for span in self.inner))

    def named(self, i: int) -> bool:
        word = self.sentence.words[i] if self.free(i) else None
        if word is None or word.xpos not in ("NNP", "NNPS"):
            return False
        return i == self.head or word.label != "nmod:desc"

    def glues(self, i: int, among: set[str]) -> bool:
        return self.free(i) and self.sentence.words[i].form.lower() in among

    def numbered(self, i: int) -> bool:
        word = self.sentence.words[i] if self.free(i) else None
        return (
            word is not None
            and self.label != "PER"
            and word.upos == "NUM"
            and word.label in ("flat", "compound", "nummod", "nmod:unmarked", "dep")
        )


def _grown(
    sentence: Sentence, mention: Mention, mentions: list[Mention], head: int, label: str
) -> tuple[int, int]:
    """Proper nouns on both sides of the head, and the glue between them."""
    inner = [
        range(m.start, m.end)
        for m in mentions
        if m != mention
        and mention.start <= m.start
        and m.end <= mention.end
        and not m.start <= head < m.end
    ]
    growing = _Growing(sentence, mention, inner, head, label)
    return _leftwards(growing), _rightwards(growing)


def _leftwards(growing: _Growing) -> int:
    glue = GLUE if growing.wide else PERSONAL_GLUE
    at = growing.head
    while True:
        if growing.named(at - 1):
            at -= 1
        elif growing.glues(at - 1, glue) and growing.named(at - 2):
            at -= 2
        else:
            return at


def _rightwards(growing: _Growing) -> int:
    at = growing.head + 1
    while True:
        if growing.named(at) or growing.numbered(at):
            at += 1
        elif growing.glues(at, GLUE) and growing.named(at + 1):
            at += 2
        elif growing.glues(at, {"of"}) and growing.glues(at + 1, {"the"}) and growing.named(at + 2):
            at += 3
        else:
            return at


def _trimmed(sentence: Sentence, start: int, end: int, label: str) -> Name | None:
    words = sentence.words
    while start < end and (
        words[start].upos in ("DET", "PUNCT")
        or words[start].form.lower() in ("'s", "’s", "and", "the")
    ):
        start += 1
    while label == "PER" and start < end and TITLE.fullmatch(words[start].form.rstrip(".")):
        start += 1
    while (
        end > start
        and words[end - 1].upos in ("PUNCT", "PART", "ADP", "CCONJ")
        and words[end - 1].xpos not in ("NNP", "NNPS")
    ):
        end -= 1
    plural = label == "PER" and all(words[i].xpos == "NNPS" for i in range(start, end))
    return (start, end, label) if end > start and not plural else None
