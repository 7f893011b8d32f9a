"""What two articles say of one thing, side by side."""
