"""Settings: a wrong or missing one stops the start with a sentence that names it."""

from pathlib import Path

import pytest

from bot.settings import Settings, WrongSetting, environment
from store.tenants.seals import new_key

TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1-secret", "SLACK_APP_TOKEN": "xapp-1-secret"}

WRONG = {
    "SLACK_BOT_TOKEN": "xapp-1",
    "SLACK_APP_TOKEN": "xoxb-1",
    "SLACK_API_URL": "ftp://slack.test",
    "DATABASE_URL": "mysql://x",
    "CLAIMS_MODE": "carrier pigeon",
    "PORT": "eighty",
    "CLAIMS_ALLOW_HOSTS": "10.0.0.0/99",
    "CLAIMS_LOG_LEVEL": "chatty",
    "CLAIMS_HEALTH_PORT": "70000",
    "CLAIMS_SECRET_KEY": "a word",
    "CLAIMS_ON_UNINSTALL": "delete:soon",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_named_in_one_sentence(name: str) -> None:
    with pytest.raises(WrongSetting) as raised:
        Settings.read(TOKENS | {name: WRONG[name]})
    assert name in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "²", ""])
def test_a_port_is_a_number_from_1_to_65535(port: str) -> None:
    if port == "":
        assert Settings.read({"PORT": port}).port == 3000
        return
    with pytest.raises(WrongSetting, match="PORT"):
        Settings.read({"PORT": port})


@pytest.mark.parametrize(
    ("env", "missing"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_APP_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": "xoxb-1", "CLAIMS_MODE": "http"}, "SLACK_SIGNING_SECRET"),
    ],
)
def test_a_missing_setting_is_named(env: dict[str, str], missing: str) -> None:
    settings = Settings.read(env)
    assert settings.has_slack
    with pytest.raises(WrongSetting, match=missing):
        settings.for_slack()


OAUTH = {
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "secret",
    "CLAIMS_SECRET_KEY": new_key(),
    "SLACK_APP_TOKEN": "xapp-1",
    "SLACK_SIGNING_SECRET": "shh",
}


@pytest.mark.parametrize("mode", ["socket", "http"])
def test_workspaces_may_install_it_themselves(mode: str) -> None:
    settings = Settings.read(OAUTH | {"CLAIMS_MODE": mode}).for_slack()
    assert (settings.has_oauth, settings.is_for_many) == (True, True)


@pytest.mark.parametrize("name", ["SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "CLAIMS_SECRET_KEY"])
def test_half_of_what_installing_needs_is_named(name: str) -> None:
    half = {key: value for key, value in OAUTH.items() if key != name}
    for check in (Settings.read(half).for_slack, Settings.read(half).for_work):
        with pytest.raises(WrongSetting, match=f"^{name} is not set"):
            check()


def test_a_token_beside_it_is_one_too_many() -> None:
    with pytest.raises(WrongSetting, match="SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude"):
        Settings.read(OAUTH | TOKENS).for_slack()


def test_a_worker_needs_the_key_alone_where_many_have_installed_it() -> None:
    alone = Settings.read({"CLAIMS_SECRET_KEY": OAUTH["CLAIMS_SECRET_KEY"]})
    assert alone.for_work().is_for_many


@pytest.mark.parametrize(
    ("written", "days"),
    [("", 30), ("delete", 0), ("delete:7", 7), ("keep", None)],
)
def test_how_long_what_was_filed_outlives_the_app(written: str, days: int | None) -> None:
    grace = Settings.read({"CLAIMS_ON_UNINSTALL": written}).grace
    assert (None if grace is None else grace.days) == days


def test_keys_and_client_secrets_stay_out_of_logs() -> None:
    settings = Settings.read(OAUTH)
    for secret in (OAUTH["CLAIMS_SECRET_KEY"], OAUTH["SLACK_CLIENT_SECRET"]):
        assert secret in settings.secrets
        assert secret not in repr(settings)


def test_without_tokens_slack_is_not_asked_for() -> None:
    assert not Settings.read({}).has_slack


def test_secrets_stay_out_of_logs() -> None:
    secret = {"SLACK_SIGNING_SECRET": "secret", "DATABASE_URL": "postgresql://u:secret@h/d"}
    assert "secret" not in repr(Settings.read(TOKENS | secret))


def test_the_default_database_is_a_file_in_the_data_folder() -> None:
    assert Settings.read({}).database_url == "sqlite:///data/claims.db"
    assert Settings.read({"CLAIMS_DATA_DIR": "/x"}).database_url == "sqlite:////x/claims.db"


def test_postgres_addresses_are_taken_as_people_write_them() -> None:
    for address in ("postgres://u@h/d", "postgresql://u@h/d"):
        assert Settings.read({"DATABASE_URL": address}).database_url == (
            "postgresql+psycopg://u@h/d"
        )


def test_the_environment_wins_over_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=4000\nCLAIMS_MODE=http\n")
    found = environment({"PORT": "5000"}, tmp_path / ".env")
    assert (found["PORT"], found["CLAIMS_MODE"]) == ("5000", "http")


def test_a_worker_needs_the_bots_token_alone() -> None:
    with pytest.raises(WrongSetting, match="SLACK_BOT_TOKEN"):
        Settings.read({}).for_work()
    assert Settings.read({"SLACK_BOT_TOKEN": "xoxb-1"}).for_work()
