"""Quotes: who is reported as saying what."""

from claims.quotes.finding import find_quotes

__all__ = ["find_quotes"]
