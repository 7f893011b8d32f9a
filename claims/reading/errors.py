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
