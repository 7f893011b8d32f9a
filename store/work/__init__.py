"""What is to be done: messages heard, jobs that survive, workers that live."""
