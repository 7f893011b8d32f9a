"""The Home tab: what is new, what one watches, what one did, one's settings, and how we are."""
