"""Exports: what a question finds, as a file with all that is known of it; and back again."""
