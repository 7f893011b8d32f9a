"""Lines of a page that are not the article: links to others, photo credits, newsletter boxes."""

import re

from claims.reading.words import alternatives

LONGEST = 320
IGNORED_AROUND = "*•·▪►▶→>|# "

POINTER = re.compile(alternatives("pointers") + r"\b", re.IGNORECASE)
TELLING = re.compile(alternatives("telling_pointers") + r"\b", re.IGNORECASE)
WHOLE_LINE = re.compile(alternatives("whole_lines") + "[.:!]?", re.IGNORECASE)
NEWSLETTER = re.compile(
    rf"{alternatives('newsletter_verbs')}\b.{{0,200}}\b{alternatives('newsletter_nouns')}\b",
    re.IGNORECASE,
)
FOLLOW = re.compile(
    rf"(?:follow|like|join|find) .{{0,60}}\bon {alternatives('networks')}\b.{{0,60}}$",
    re.IGNORECASE,
)
CREDIT = re.compile(
    rf"[\[(]?{alternatives('credits')}(?: (?:by|credit|source|courtesy of))?: ?\S"
    rf"|{alternatives('captions')}, \S|(?:photo|photograph|image|picture) by \S"
    r"|(?:copyright )?(?:©|\(c\) ?\d{4}).{0,120}$",
    re.IGNORECASE,
)
# "A street in Kyiv [Jo Bloggs/Reuters]", "… (AP Photo/Jo Bloggs)", "Photograph: Jo Bloggs/AFP",
# but not a brief that ends in "(Reuters)" or "(Reporting by Jo Bloggs/AFP)".
AGENCY = alternatives("photo_agencies")
CREDITED = re.compile(
    r"[\[(](?![^\[\]()]*(?:[Rr]eport|[Ee]dit|[Ww]rit))(?:"
    rf"[^\[\]()]{{0,60}}\w [^\W\d_][\w.'’-]* ?/ ?{AGENCY}\b|"
    rf"(?:AP )?(?:Photo|File|Image|Picture)\b[^\[\]()]{{0,60}}(?:/|\b{AGENCY}\b)"
    r")[^\[\]()]{0,60}[\])]\.?$|"
    rf"(?:Photo(?:graph)?|Image|Picture|Credit)(?: by|:) [^.]{{0,60}}\b{AGENCY}\b[^.]{{0,20}}\.?$"
)
MARK = re.compile(r"[:|»›>→…]|[–—-]\s")
MOST_POINTER_WORDS = 24


def is_furniture(line: str) -> bool:
    """Is the line no part of the article? A line in doubt is the article's."""
    line = line.strip().strip(IGNORED_AROUND)
    if not line or len(line) > LONGEST:
        return False
    whole = WHOLE_LINE.fullmatch(line) or NEWSLETTER.match(line) or FOLLOW.match(line)
    return bool(whole or CREDIT.match(line) or CREDITED.search(line)) or _is_pointer(line)


def without_furniture(text: str) -> str:
    """The lines of the article, one below the other."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not is_furniture(line))


def _is_pointer(line: str) -> bool:
    """ "Also read: How the army is moving", "READ MORE", "Read more about the war"."""
    start = POINTER.match(line)
    if start is None or len(line.split()) > MOST_POINTER_WORDS:
        return False
    rest = line[start.end() :].lstrip()
    marked = not rest or MARK.match(rest) is not None
    return marked or bool(TELLING.match(line) and not rest.endswith("."))
