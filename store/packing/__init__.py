"""Dossiers: claims with all that is known of them, out of a store and back into one."""
