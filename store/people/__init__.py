"""Speakers: their spellings, names that are misspelt, and who is one person."""
