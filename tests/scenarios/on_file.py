"""Everything that a running bot has in its databases, as one text to look for words in."""

from collections.abc import Iterator

from sqlalchemy import Engine, create_engine, inspect, text

from tests.slack import BotProcess

OF_THE_SERVER = ("information_schema", "pg_catalog")


def all_on_file(bot: BotProcess) -> str:
    """Every row of every table, those of the jobs too."""
    files = [f"sqlite:///{path}" for path in bot.data_dir.glob("*.db")]
    told = bot.env.get("DATABASE_URL")
    engines = [create_engine(url) for url in ([told] if told else files)]
    found = [row for engine in engines for row in _rows(engine)]
    for engine in engines:
        engine.dispose()
    assert found
    return "\n".join(found)


def _rows(engine: Engine) -> Iterator[str]:
    known = inspect(engine)
    schemas = [name for name in known.get_schema_names() if name not in OF_THE_SERVER]
    with engine.connect() as connection:
        for schema in schemas:
            for table in known.get_table_names(schema=schema):
                every = connection.execute(text(f'SELECT * FROM "{schema}"."{table}"'))
                yield from (str(row) for row in every)
