"""What is told unasked: alerts to those who watch, and the daily digest."""
