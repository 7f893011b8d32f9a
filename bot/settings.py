"""Settings, read once from the environment and a `.env` file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from dotenv import dotenv_values
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from handlers.fetching import AllowedHost, parse_allowed

SLACK_API = "https://slack.com/api/"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
SEE = "(see README, Settings)"


class WrongSetting(Exception):
    """A setting is missing or cannot be used. The message is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is. `slack_*` are "" when Slack is not to be connected."""

    slack_bot_token: str = field(repr=False)
    slack_app_token: str = field(repr=False)
    slack_signing_secret: str = field(repr=False)
    slack_api_url: str
    database_url: str = field(repr=False)
    data_dir: Path
    mode: str
    port: int
    allow_hosts: tuple[AllowedHost, ...]
    log_level: str
    health_host: str
    health_port: int  # 0: nothing is shown

    @classmethod
    def read(cls, env: Mapping[str, str]) -> Self:
        """Every setting checked on its own; the first that cannot be used is named."""
        data_dir = Path(env.get("CLAIMS_DATA_DIR") or "data")
        return cls(
            slack_bot_token=_token(env, "SLACK_BOT_TOKEN", "xoxb-"),
            slack_app_token=_token(env, "SLACK_APP_TOKEN", "xapp-"),
            slack_signing_secret=env.get("SLACK_SIGNING_SECRET", ""),
            slack_api_url=_api_url(env.get("SLACK_API_URL") or SLACK_API),
            database_url=_database(env.get("DATABASE_URL") or "", data_dir),
            data_dir=data_dir,
            mode=_mode(env.get("CLAIMS_MODE") or "socket"),
            port=_port(env.get("PORT") or "3000", "PORT"),
            allow_hosts=_hosts(env.get("CLAIMS_ALLOW_HOSTS") or ""),
            log_level=_level(env.get("CLAIMS_LOG_LEVEL") or "INFO"),
            health_host=env.get("CLAIMS_HEALTH_HOST") or "127.0.0.1",
            health_port=_port(env.get("CLAIMS_HEALTH_PORT") or "", "CLAIMS_HEALTH_PORT"),
        )

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown."""
        password = make_url(self.database_url).password or ""
        return (
            self.slack_bot_token,
            self.slack_app_token,
            self.slack_signing_secret,
            str(password),
        )

    @property
    def has_slack(self) -> bool:
        return bool(self.slack_bot_token or self.slack_app_token or self.slack_signing_secret)

    def for_slack(self) -> Self:
        """Itself, when everything that its mode needs is there."""
        needed = {"SLACK_BOT_TOKEN": self.slack_bot_token}
        if self.mode == "socket":
            needed["SLACK_APP_TOKEN"] = self.slack_app_token
        else:
            needed["SLACK_SIGNING_SECRET"] = self.slack_signing_secret
        for name, value in needed.items():
            if not value:
                raise WrongSetting(f"{name} is not set; {self.mode} mode needs it {SEE}.")
        return self

    def for_work(self) -> Self:
        """Itself, when a worker can post with it: workers do not listen."""
        if not self.slack_bot_token:
            raise WrongSetting(f"SLACK_BOT_TOKEN is not set; a worker needs it {SEE}.")
        return self

    def make_data_dir(self) -> None:
        if self.database_url.startswith("sqlite"):
            path = Path(make_url(self.database_url).database or "")
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise WrongSetting(
                    f"CLAIMS_DATA_DIR or DATABASE_URL: {path.parent} cannot be made "
                    f"({error.strerror}) {SEE}."
                ) from error


def environment(env: Mapping[str, str], dotenv: Path) -> dict[str, str]:
    """The environment over what a `.env` file says."""
    filed = dotenv_values(dotenv) if dotenv.is_file() else {}
    return {name: value for name, value in filed.items() if value is not None} | dict(env)


def _token(env: Mapping[str, str], name: str, begins: str) -> str:
    token = env.get(name, "").strip()
    if token and not token.startswith(begins):
        raise WrongSetting(f"{name} must begin with {begins} {SEE}.")
    return token


def _api_url(url: str) -> str:
    if not url.startswith(("https://", "http://")):
        raise WrongSetting(f"SLACK_API_URL must begin with https:// {SEE}.")
    return url if url.endswith("/") else url + "/"


def _database(url: str, data_dir: Path) -> str:
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


def _mode(mode: str) -> str:
    if mode not in ("socket", "http"):
        raise WrongSetting(f"CLAIMS_MODE must be socket or http, not {mode} {SEE}.")
    return mode


def _level(level: str) -> str:
    if level.upper() not in LEVELS:
        raise WrongSetting(f"CLAIMS_LOG_LEVEL must be one of {', '.join(LEVELS)} {SEE}.")
    return level.upper()


def _port(port: str, name: str) -> int:
    """0 where none is set."""
    if not port:
        return 0
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise WrongSetting(f"{name} must be a number from 1 to 65535, not {port} {SEE}.")
    return int(port)


def _hosts(value: str) -> tuple[AllowedHost, ...]:
    try:
        return parse_allowed(value)
    except ValueError as error:
        raise WrongSetting(f"CLAIMS_ALLOW_HOSTS: {error} {SEE}.") from error
