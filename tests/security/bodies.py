"""What Slack sends: events, messages, commands, presses."""

from typing import Any

from tests.security.world import World

Json = dict[str, Any]
BOT = "UBOT"
RESPONSES = "https://slack.test/response/"


def response_url(channel: str, user: str) -> str:
    return f"{RESPONSES}{user}/{channel}"


def event(world: World, inner: Json, *, team: str = "", told: bool = True) -> Json:
    """An event as Slack sends it; `told` says whether the channel is shared."""
    here = world.channels[inner["channel"]]
    body = {
        "type": "event_callback",
        "team_id": team or here.team,
        "event_id": "Ev1",
        "event": inner,
        "authorizations": [{"team_id": here.team, "enterprise_id": None, "user_id": BOT}],
    }
    return body | ({"is_ext_shared_channel": here.shared} if told else {})


def message(world: World, channel: str, user: str, text: str, ts: str, **more: Any) -> Json:
    here = world.channels[channel]
    inner = {"type": "message", "channel": channel, "channel_type": here.kind, "user": user}
    return event(world, inner | {"ts": ts, "event_ts": ts, "text": text} | more)


def command(world: World, channel: str, user: str, text: str) -> Json:
    return {
        "command": "/claims",
        "text": text,
        "team_id": world.homes[user],
        "channel_id": channel,
        "user_id": user,
        "trigger_id": f"1.2.{user}",
        "response_url": response_url(channel, user),
    }


def press(world: World, channel: str, user: str, action: Json, **more: Any) -> Json:
    """A button under a message in a channel; or in a modal, where there is a `view`."""
    body: Json = {
        "type": "block_actions",
        "team": {"id": world.channels[channel].team},
        "user": {"id": user, "team_id": world.homes[user]},
        "trigger_id": f"1.2.{user}",
        "actions": [{"type": "button", "action_ts": "1.1", "block_id": "b", **action}],
        "response_url": response_url(channel, user),
    }
    here = {"channel": {"id": channel, "name": "x"}, "container": {"channel_id": channel}}
    return body | ({} if "view" in more else here) | more
