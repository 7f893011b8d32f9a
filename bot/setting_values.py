"""How each setting is written, and the sentence for one that cannot be used."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from handlers.fetching import AllowedHost, parse_allowed
from store.tenants.seals import Seal

SLACK_API = "https://slack.com/api/"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
KEEP, DELETE = "keep", "delete"
USUAL_GRACE = f"{DELETE}:30"
SEE = "(see README, Settings)"


class WrongSetting(Exception):
    """A setting is missing or cannot be used. The message is one sentence that names it."""


def read_token(env: Mapping[str, str], name: str, begins: str) -> str:
    token = env.get(name, "").strip()
    if token and not token.startswith(begins):
        raise WrongSetting(f"{name} must begin with {begins} {SEE}.")
    return token


def read_keys(written: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in written.split(",") if key.strip())
    try:
        if keys:
            Seal.of(keys)
    except ValueError as error:
        raise WrongSetting(
            f"CLAIMS_SECRET_KEY must be made by `python -m bot key`, or several of these {SEE}."
        ) from error
    return keys


def read_grace(written: str) -> timedelta | None:
    policy, _, days = written.partition(":")
    if written == KEEP:
        return None
    if policy != DELETE or not (days or "0").isdigit() or len(days) > 4:
        raise WrongSetting(
            f"CLAIMS_ON_UNINSTALL must be {KEEP}, {DELETE}, or {DELETE}:DAYS, not {written} {SEE}."
        )
    return timedelta(days=int(days or "0"))


def read_api_url(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise WrongSetting(f"SLACK_API_URL must begin with https:// {SEE}.")
    return url if url.endswith("/") else url + "/"


def read_database(url: str, data_dir: Path) -> str:
    if not url:
        return f"sqlite:///{data_dir / 'claims.db'}"
    for prefix in ("postgres://", "postgresql://"):
        if url.startswith(prefix):
            url = "postgresql+psycopg://" + url.removeprefix(prefix)
    try:
        backend = make_url(url).get_backend_name()
    except ArgumentError:
        backend = ""
    if backend not in ("sqlite", "postgresql"):
        raise WrongSetting(f"DATABASE_URL must begin with sqlite:/// or postgresql:// {SEE}.")
    return url


def read_mode(mode: str) -> str:
    if mode not in ("socket", "http"):
        raise WrongSetting(f"CLAIMS_MODE must be socket or http, not {mode} {SEE}.")
    return mode


def read_level(level: str) -> str:
    if level.upper() not in LEVELS:
        raise WrongSetting(f"CLAIMS_LOG_LEVEL must be one of {', '.join(LEVELS)} {SEE}.")
    return level.upper()


def read_port(port: str, name: str) -> int:
    """0 where none is set."""
    if not port:
        return 0
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise WrongSetting(f"{name} must be a number from 1 to 65535, not {port} {SEE}.")
    return int(port)


def read_hosts(value: str) -> tuple[AllowedHost, ...]:
    try:
        return parse_allowed(value)
    except ValueError as error:
        raise WrongSetting(f"CLAIMS_ALLOW_HOSTS: {error} {SEE}.") from error
