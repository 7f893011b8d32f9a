"""What is said of files that Slack does not hand over as they are."""

GONE = "The file could not be opened. Paste its text."
ELSEWHERE = "{} is kept outside Slack, where files are not read: upload it here, or paste its text."
HIDDEN = "{} is older than what this workspace's plan shows: paste its text."
MADE_IN_SLACK = "{} is {} made in Slack, which cannot be read yet: paste its text."
