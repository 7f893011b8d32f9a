"""What we do when Slack or a job calls, and what we say."""
