"""What an article says: plain Python, text in, frozen values out."""
