"""Buttons under what we say."""
