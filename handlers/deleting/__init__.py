"""`/claims forget`, and what is kept for as long as a channel wants."""
