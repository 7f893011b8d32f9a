"""The language of an article: its words, tags, tree and names, from a small model of our own."""

from claims.language.parsing import Parse, Parsed, Parser, load_parser, the_parser

__all__ = ["Parse", "Parsed", "Parser", "load_parser", "the_parser"]
