"""What could not be read, and why, in a sentence that can be shown to a journalist."""


class UnreadableError(Exception):
    """Something could not be read. Its message is one plain sentence or two."""


class NoArticle(UnreadableError):
    """There is no article in it."""


class EmptyFile(UnreadableError):
    """There is nothing in it."""


class FileTooLarge(UnreadableError):
    """There is more in it than is read at once."""


class UnknownType(UnreadableError):
    """It is of a kind that cannot be read."""


class LockedFile(UnreadableError):
    """It opens with a password only."""


class BrokenFile(UnreadableError):
    """It is damaged, or is not what its name says."""


class NoTextInFile(UnreadableError):
    """It holds pictures or files, and no text of its own."""


LARGER = "{} is larger than {:g} MB: paste the part to be read."
EMPTY = "{} is empty."
OTHER_KIND = "{} is {}, which cannot be read yet: paste its text."
NO_TEXT = "{} holds no text that can be read: paste its text."
TOO_HARD = "{} needs more time or memory than one file is given: paste the part to be read."
BROKEN = "{} is damaged and could not be opened as {}: paste its text."
LOCKED = "{} is locked with a password: save it without one, or paste its text."
OLD_OR_LOCKED = (
    "{} is locked with a password or saved by an old version of Word: save it anew as DOCX, "
    "or paste its text."
)
SCANNED = "{} holds pictures of pages and no text, as a scan does: paste its text."
MANY_PAGES = "{} has {:,} pages, and up to {} are read: paste the part to be read."
UNPACKS = "{} unpacks to far more than it is: paste the part to be read."
LOCKED_MAIL = "{} is encrypted, or wrapped in a signature: paste its text."
ONLY_ATTACHED = "{} has no text of its own, only files attached to it: upload those."
WITH_ATTACHED = "The files attached to this e-mail were not read: upload them to have them read."
