"""What a person who runs the bot can see of it: logs, metrics, health."""
