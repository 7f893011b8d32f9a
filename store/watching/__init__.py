"""What people watch for, and which new claims that concerns."""
