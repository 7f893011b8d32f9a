"""What was shown where: replies, notices, digests, Home tabs."""
