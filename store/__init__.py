"""What we remember: tables, sessions, migrations, search."""
