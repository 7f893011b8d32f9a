"""The quote notary: a reporter's own draft held against the file, for that reporter alone."""
