"""A stand-in Slack and a newsroom in it, for the tests of the stand-in itself."""

from collections.abc import Iterator

import pytest
from slack_sdk import WebClient

from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel


@pytest.fixture
def slack() -> Iterator[StandInSlack]:
    with StandInSlack(ack_within=0.3, redelivery=(0.05, 0.05)) as slack:
        yield slack


@pytest.fixture
def alice(slack: StandInSlack) -> Person:
    return slack.user("alice")


@pytest.fixture
def news(slack: StandInSlack, alice: Person) -> Channel:
    return slack.channel("newsroom", [alice])


@pytest.fixture
def client(slack: StandInSlack) -> WebClient:
    """The SDK's own client with the bot's token."""
    return WebClient(token=slack.workspace.bot_token, base_url=slack.api_url, retry_handlers=[])
