"""What Slack tells us: messages, shortcuts, who is in a channel, who has left."""
