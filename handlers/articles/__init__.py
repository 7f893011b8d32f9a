"""The way of an article: from a message to its claims on file."""
