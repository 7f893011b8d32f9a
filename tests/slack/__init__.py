"""A stand-in Slack for tests: a server that Bolt connects to, and people who use it."""

from tests.slack.bot_process import BotProcess
from tests.slack.faults import LostAnswer, LostRequest, RateLimited, Refused, ServerError, Slow
from tests.slack.interaction import Interaction
from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel, Ephemeral, Message, View

__all__ = [
    "BotProcess",
    "Channel",
    "Ephemeral",
    "Interaction",
    "LostAnswer",
    "LostRequest",
    "Message",
    "Person",
    "RateLimited",
    "Refused",
    "ServerError",
    "Slow",
    "StandInSlack",
    "View",
]
