"""Pictures of what a newsroom sees, made from what the bot really posted."""
