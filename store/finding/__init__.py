"""Claims found again, by words, names and figures."""
