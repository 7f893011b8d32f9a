"""Figures: the numbers of an article that a newsroom could dispute."""

from claims.figures.asked import measures_named
from claims.figures.find import find_figures
from claims.figures.tokens import sentence_around

__all__ = ["find_figures", "measures_named", "sentence_around"]
