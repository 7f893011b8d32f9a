"""What people make of claims: their menus, the form, history, two names for one person, recall."""
