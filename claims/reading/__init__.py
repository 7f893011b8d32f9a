"""Read what people paste: a text, a web page or a file, into an Article.

Importing this is light: the extractor and the language model are loaded by the first reading.
"""

from claims.reading.errors import EmptyFile, FileTooLarge, NoArticle, UnknownType, UnreadableError
from claims.reading.files import read_file, shown_name
from claims.reading.headlines import headed
from claims.reading.language import is_english
from claims.reading.looking import looks_like_article
from claims.reading.pages import read_page
from claims.reading.texts import read_text

__all__ = [
    "EmptyFile",
    "FileTooLarge",
    "NoArticle",
    "UnknownType",
    "UnreadableError",
    "headed",
    "is_english",
    "looks_like_article",
    "read_file",
    "read_page",
    "read_text",
    "shown_name",
]
