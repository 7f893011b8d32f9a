"""Deletion on purpose, to the last row and byte."""
