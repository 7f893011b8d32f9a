"""A request that comes again is not done again, unless it failed."""

from bot.replays import Heard, Replays


def test_what_was_done_is_known_for_as_long_as_its_timestamp_is_good() -> None:
    time = [0.0]
    replays = Replays(600, lambda: time[0])
    assert replays.begin("a") is Heard.NEVER
    replays.end("a", done=True)
    time[0] = 599.0
    assert replays.begin("a") is Heard.DONE
    assert replays.begin("b") is Heard.NEVER
    time[0] = 600.0
    assert replays.begin("a") is Heard.NEVER


def test_what_failed_is_done_again() -> None:
    replays = Replays(600)
    assert replays.begin("a") is Heard.NEVER
    replays.end("a", done=False)
    assert replays.begin("a") is Heard.NEVER


def test_what_is_under_way_is_not_begun_again() -> None:
    replays = Replays(600)
    replays.begin("a")
    assert replays.begin("a") is Heard.UNDER_WAY
