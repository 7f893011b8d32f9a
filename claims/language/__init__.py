"""The language of an article: its words, tags, tree and names, from a small model of our own."""

from claims.language.parsing import Parse, Parsed, Parser, the_parser

__all__ = ["Parse", "Parsed", "Parser", "the_parser"]
