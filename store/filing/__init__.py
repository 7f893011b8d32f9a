"""Articles with their claims and relations: as rows, and back."""
