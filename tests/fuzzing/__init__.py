"""Coverage-guided fuzzing of everything that parses what outsiders send: `make fuzz`."""
