"""What we say, as values: pure functions from claims to lines, and from lines to Block Kit."""
