"""What may go wrong with a call goes wrong when and as often as a test asks."""

import time
from http.client import HTTPException
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.webhook import WebhookClient

from tests.slack.faults import LostAnswer, LostRequest, RateLimited, Refused, ServerError, Slow
from tests.slack.people import Person
from tests.slack.stand_in import StandInSlack
from tests.slack.world import Channel

BROKEN = (URLError, HTTPException, ConnectionError)


def test_a_lost_answer_leaves_the_message_posted(
    slack: StandInSlack, client: WebClient, news: Channel
) -> None:
    slack.fails("chat.postMessage", LostAnswer())
    with pytest.raises(BROKEN):
        client.chat_postMessage(channel=news.id, text="a")
    client.chat_postMessage(channel=news.id, text="b")
    assert [one.text for one in slack.messages(news)] == ["a", "b"]


def test_a_lost_request_leaves_nothing(
    slack: StandInSlack, client: WebClient, news: Channel
) -> None:
    slack.fails("chat.postMessage", LostRequest())
    with pytest.raises(BROKEN):
        client.chat_postMessage(channel=news.id, text="a")
    assert slack.messages(news) == []
    assert slack.calls[0].answer["error"] == "LostRequest"


def test_a_rate_limit_says_how_long_to_wait(
    slack: StandInSlack, client: WebClient, news: Channel
) -> None:
    slack.fails("chat.postMessage", RateLimited(retry_after=1), times=2)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=news.id, text="a")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == "1"
    client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=1))
    began = time.monotonic()
    client.chat_postMessage(channel=news.id, text="b")
    assert time.monotonic() - began >= 1
    assert [one.text for one in slack.messages(news)] == ["b"]


def test_errors_come_after_so_many_good_calls_and_then_stop(
    slack: StandInSlack, client: WebClient
) -> None:
    slack.fails("auth.test", ServerError(503), times=1, after=1)
    client.auth_test()
    with pytest.raises(SlackApiError) as caught:
        client.auth_test()
    assert caught.value.response.status_code == 503
    client.auth_test()


def test_an_error_may_meet_any_method(slack: StandInSlack, client: WebClient) -> None:
    slack.fails("*", Refused("internal_error"), times=2)
    for method in ("auth.test", "team.info"):
        with pytest.raises(SlackApiError) as caught:
            client.api_call(method)
        assert caught.value.response["error"] == "internal_error"
    client.auth_test()


def test_a_slow_answer_is_slow_but_comes(
    slack: StandInSlack, client: WebClient, news: Channel
) -> None:
    slack.fails("chat.postMessage", Slow(0.2))
    began = time.monotonic()
    client.chat_postMessage(channel=news.id, text="a")
    assert time.monotonic() - began >= 0.2


def test_response_urls_fail_too(slack: StandInSlack, alice: Person, news: Channel) -> None:
    ran = alice.runs(news, "/claims")
    slack.fails("response_url", ServerError(500))
    hook = WebhookClient(ran.response_url, retry_handlers=[])
    assert hook.send(text="a").status_code == 500
    assert hook.send(text="a").status_code == 200
    assert len(ran.responses) == 1
