"""The manifest asks for what is used, and for nothing more."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from bot.scopes import SCOPES
from handlers import registering
from handlers.hearing import shortcuts
from handlers.questions import commands

ROOT = Path(__file__).parents[2]
SCHEMA = Path(__file__).with_name("manifest.schema.json")  # Slack's own, MIT licence

# What the events and methods that we use need, by Slack's documentation.
SCOPES_OF_EVENTS = {
    "app_home_opened": set[str](),
    "app_mention": {"app_mentions:read"},
    "app_uninstalled": set[str](),
    "channel_shared": {"channels:read", "groups:read"},
    "channel_unshared": {"channels:read", "groups:read"},
    "team_access_granted": set[str](),
    "team_access_revoked": set[str](),
    "tokens_revoked": set[str](),
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
}
SCOPES_OF_METHODS = {
    "auth_test": set[str](),
    "chat_getPermalink": set[str](),
    "chat_postMessage": {"chat:write"},
    "chat_update": {"chat:write"},
    "chat_delete": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "reactions_add": {"reactions:write"},
    "reactions_remove": {"reactions:write"},
    "conversations_history": {"channels:history", "groups:history", "im:history", "mpim:history"},
    "conversations_replies": {"channels:history", "groups:history", "im:history", "mpim:history"},
    "conversations_info": {"channels:read", "groups:read", "mpim:read"},
    "conversations_open": {"im:write"},  # a person's direct message with this app
    "users_conversations": {"channels:read", "groups:read", "mpim:read"},
    "users_info": {"users:read"},
    "files_info": {"files:read"},
    "files_getUploadURLExternal": {"files:write"},
    "files_completeUploadExternal": {"files:write"},
    "files_delete": {"files:write"},
    "views_open": set[str](),
    "views_push": set[str](),
    "views_update": set[str](),
    "views_publish": set[str](),
}
CALL = re.compile(r"\.((?:auth|chat|reactions|conversations|users|files|views|team|bots)_\w+)\(")


class Recorder:
    """Stands in for the app and remembers what was listened to."""

    def __init__(self) -> None:
        self.heard: set[tuple[str, str]] = set()

    def __getattr__(self, kind: str) -> Any:
        def listen(name: str) -> Any:
            self.heard.add((kind, name))
            return lambda listener: listener

        return listen


@pytest.fixture
def manifest() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text())
    return found


@pytest.fixture
def heard() -> set[tuple[str, str]]:
    recorder = Recorder()
    registering.register(recorder, ears=None)  # type: ignore[arg-type]
    return recorder.heard


def methods_used() -> set[str]:
    sources = [
        path.read_text() for folder in ("bot", "handlers") for path in (ROOT / folder).rglob("*.py")
    ]
    return {name for source in sources for name in CALL.findall(source)}


def test_the_manifest_is_valid(manifest: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(json.loads(SCHEMA.read_text())).validate(manifest)


def test_it_subscribes_to_the_events_that_are_listened_to(
    manifest: dict[str, Any], heard: set[tuple[str, str]]
) -> None:
    asked = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert {name.partition(".")[0] for name in asked} == {
        name for kind, name in heard if kind == "event"
    }
    assert set(asked) == set(SCOPES_OF_EVENTS)


def test_every_scope_is_used_and_nothing_more(manifest: dict[str, Any]) -> None:
    used = methods_used()
    assert used <= set(SCOPES_OF_METHODS)
    needed = {"commands"}.union(
        *SCOPES_OF_EVENTS.values(), *(SCOPES_OF_METHODS[name] for name in used), {"files:read"}
    )
    assert set(manifest["oauth_config"]["scopes"]["bot"]) == needed
    assert needed == SCOPES  # those that the doctor looks for


def test_every_scope_has_its_reason(manifest: dict[str, Any]) -> None:
    page = (ROOT / "docs" / "privacy.md").read_text().partition("## Why each scope")[2]
    explained = [
        scope
        for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
        for scope in re.findall(r"`(.*?)`", row)
    ]
    assert sorted(explained) == sorted(manifest["oauth_config"]["scopes"]["bot"])


def test_commands_and_shortcuts_are_those_that_are_listened_to(
    manifest: dict[str, Any], heard: set[tuple[str, str]]
) -> None:
    features = manifest["features"]
    assert {("command", one["command"]) for one in features["slash_commands"]} == {
        pair for pair in heard if pair[0] == "command"
    }
    assert {("shortcut", one["callback_id"]) for one in features["shortcuts"]} == {
        pair for pair in heard if pair[0] == "shortcut"
    }
    assert (commands.CLAIMS, shortcuts.EXTRACT_CLAIMS) == ("/claims", "extract_claims")


def test_socket_mode_needs_no_address(manifest: dict[str, Any]) -> None:
    assert manifest["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in manifest["settings"]["event_subscriptions"]
