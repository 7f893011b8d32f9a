"""What we send, each message once."""
