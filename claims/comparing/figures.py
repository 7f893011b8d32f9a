"""Comparing figures: two of them, or all those of two short texts."""

from claims.comparing.pairs import compare_figures
from claims.comparing.texts import TextComparison, compare_texts

__all__ = ["TextComparison", "compare_figures", "compare_texts"]
