"""The kinds of files that are read apart, as they are called in a sentence."""

from enum import StrEnum


class Kind(StrEnum):
    PDF = "a PDF"
    WORD = "a Word document"
    MAIL = "an e-mail"
    PAGE = "a web page"
