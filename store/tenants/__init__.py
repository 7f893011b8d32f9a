"""Workspaces, their tokens and channels, and what each asks of the bot."""
