"""Settings: a wrong or missing one stops the start with a sentence that names it."""

from pathlib import Path

import pytest

from bot.settings import Settings, WrongSetting, environment

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
