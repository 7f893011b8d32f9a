"""What a database's error means for whoever runs the bot, in one sentence."""

from sqlalchemy.exc import DBAPIError

SENTENCES = (
    (
        ("disk is full", "no space left"),
        "The disk is full: nothing was half written. Make room, then start again.",
    ),
    (
        ("is locked",),
        "Another program has kept the database locked for 30 seconds. Close it, then start again.",
    ),
    (
        ("malformed", "not a database"),
        "The database file is damaged. Put a copy back: python -m bot restore FILE.",
    ),
    (
        ("unable to open", "readonly"),
        "The database file cannot be opened and written: see CLAIMS_DATA_DIR and its permissions.",
    ),
    (
        ("password authentication", "does not exist", "no pg_hba"),
        "Postgres refused the address in DATABASE_URL: {}.",
    ),
)
AWAY = "The database is out of reach: {}."


def sentence(error: DBAPIError) -> str:
    said = " ".join(str(error.orig).split()).rstrip(".")
    known = (what for marks, what in SENTENCES if any(mark in said.lower() for mark in marks))
    return next(known, AWAY).format(said)
