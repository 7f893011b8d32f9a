"""What people made of claims, and the trace of it."""
