"""Settings, read once from the environment and a `.env` file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Self

from dotenv import dotenv_values
from sqlalchemy.engine import make_url

from bot import setting_values as values
from bot.setting_values import SEE, WrongSetting
from handlers.fetching import AllowedHost

__all__ = ["Settings", "WrongSetting", "environment"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting there is. `slack_*` are "" when Slack is not to be connected."""

    slack_bot_token: str = field(repr=False)
    slack_app_token: str = field(repr=False)
    slack_signing_secret: str = field(repr=False)
    slack_client_id: str
    slack_client_secret: str = field(repr=False)
    secret_keys: tuple[str, ...] = field(repr=False)
    grace: timedelta | None  # from an uninstall to the deletion of its data; None keeps them
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
            slack_bot_token=values.read_token(env, "SLACK_BOT_TOKEN", "xoxb-"),
            slack_app_token=values.read_token(env, "SLACK_APP_TOKEN", "xapp-"),
            slack_signing_secret=env.get("SLACK_SIGNING_SECRET", ""),
            slack_client_id=env.get("SLACK_CLIENT_ID", "").strip(),
            slack_client_secret=env.get("SLACK_CLIENT_SECRET", "").strip(),
            secret_keys=values.read_keys(env.get("CLAIMS_SECRET_KEY") or ""),
            grace=values.read_grace(env.get("CLAIMS_ON_UNINSTALL") or values.USUAL_GRACE),
            slack_api_url=values.read_api_url(env.get("SLACK_API_URL") or values.SLACK_API),
            database_url=values.read_database(env.get("DATABASE_URL") or "", data_dir),
            data_dir=data_dir,
            mode=values.read_mode(env.get("CLAIMS_MODE") or "socket"),
            port=values.read_port(env.get("PORT") or "3000", "PORT"),
            allow_hosts=values.read_hosts(env.get("CLAIMS_ALLOW_HOSTS") or ""),
            log_level=values.read_level(env.get("CLAIMS_LOG_LEVEL") or "INFO"),
            health_host=env.get("CLAIMS_HEALTH_HOST") or "127.0.0.1",
            health_port=values.read_port(env.get("CLAIMS_HEALTH_PORT") or "", "CLAIMS_HEALTH_PORT"),
        )

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown."""
        password = make_url(self.database_url).password or ""
        return (
            self.slack_bot_token,
            self.slack_app_token,
            self.slack_signing_secret,
            self.slack_client_secret,
            *self.secret_keys,
            str(password),
        )

    @property
    def has_slack(self) -> bool:
        tokens = (self.slack_bot_token, self.slack_app_token, self.slack_signing_secret)
        return any(tokens) or self.has_oauth

    @property
    def has_oauth(self) -> bool:
        """Workspaces install the app themselves, instead of one whose token is a setting."""
        return bool(self.slack_client_id or self.slack_client_secret)

    def for_slack(self) -> Self:
        """Itself, when everything that its mode needs is there."""
        self._check_kind()
        if self.mode == "socket":
            self._need("SLACK_APP_TOKEN", self.slack_app_token, "socket mode")
        else:
            self._need("SLACK_SIGNING_SECRET", self.slack_signing_secret, "http mode")
        return self

    def for_work(self) -> Self:
        """Itself, when a worker can post with it: workers do not listen, and install nothing."""
        if not self.secret_keys or self.has_oauth or self.slack_bot_token:
            self._check_kind()
        return self

    @property
    def is_for_many(self) -> bool:
        """Whether tokens are on file, and not a setting."""
        return not self.slack_bot_token and bool(self.secret_keys)

    def _check_kind(self) -> None:
        """One token as a setting, or workspaces that install it themselves: never half of each."""
        if not self.has_oauth:
            self._need("SLACK_BOT_TOKEN", self.slack_bot_token, f"{self.mode} mode")
            return
        if self.slack_bot_token:
            raise WrongSetting(
                "SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude each other: one workspace with a token"
                f" of its own, or many that install the app {SEE}."
            )
        for name, value in (
            ("SLACK_CLIENT_ID", self.slack_client_id),
            ("SLACK_CLIENT_SECRET", self.slack_client_secret),
            ("CLAIMS_SECRET_KEY", "".join(self.secret_keys)),
        ):
            self._need(name, value, "installing")

    def _need(self, name: str, value: str, what: str) -> None:
        if not value:
            raise WrongSetting(f"{name} is not set; {what} needs it {SEE}.")

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
