"""Logs: lines of fields, on stderr. No article text and no secret is in them.

Everybody logs with the standard library; structlog gives the lines their form. A terminal is shown
lines to read, anything else one JSON object for each.
"""

import json
import logging
import re
import sys
from collections.abc import Callable, Sequence
from typing import Any, TextIO

import structlog
from structlog.stdlib import ProcessorFormatter
from structlog.typing import Processor

# Slack's tokens, and the password in an address.
SECRETS = (
    r"\b(?:xox[a-z]|xapp|xoxe)[-.][\w.-]+"
    r"|(?<=://)[^\s\"/:@]{0,100}:[^\s\"@]{1,200}(?=@)"
    r"|(?<=password=)[^\s&\"']+"
)
HIDDEN = "[hidden]"
# Of these libraries only what an operator must act on. They set their own loggers' levels.
LOUD = {
    "alembic": logging.WARNING,
    "dbos": logging.ERROR,
    "htmldate": logging.WARNING,
    "matplotlib": logging.WARNING,
    "slack_bolt": logging.ERROR,
    "slack_sdk": logging.WARNING,
    "trafilatura": logging.WARNING,
    "uvicorn": logging.WARNING,
}


def set_up(level: str, secrets: Sequence[str] = (), stream: TextIO = sys.stderr) -> None:
    """From here on every line of this process has the one form. `secrets` are shown nowhere."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler = logging.StreamHandler(stream)
    written = _written(hiding(secrets), stream.isatty())
    last = [ProcessorFormatter.remove_processors_meta, *written]
    handler.setFormatter(ProcessorFormatter(foreign_pre_chain=shared, processors=last))
    handler.addFilter(_is_worth_a_line)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)


def _is_worth_a_line(record: logging.LogRecord) -> bool:
    return record.levelno >= LOUD.get(record.name.partition(".")[0], logging.DEBUG)


def _written(hide: Callable[[str], str], to_read: bool) -> list[Processor]:
    """What a line says, tracebacks included, and last of all without its secrets."""
    colours = structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)
    rendered: Processor = colours if to_read else structlog.processors.JSONRenderer()

    def hidden(_logger: Any, _method: str, line: Any) -> str:
        return hide(str(line))

    return [structlog.processors.format_exc_info, rendered, hidden]


def hiding(secrets: Sequence[str]) -> Callable[[str], str]:
    """Takes tokens, passwords and these secrets out of a line, however it is written."""
    known = {form for secret in secrets if secret for form in (secret, json.dumps(secret)[1:-1])}
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile("|".join((SECRETS, *map(re.escape, longest_first))))
    return lambda line: pattern.sub(HIDDEN, line)
