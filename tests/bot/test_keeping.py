"""What a process has loaded is left out of the search for garbage."""

import gc

from bot.keeping import keep_what_is_loaded


def test_what_is_loaded_is_not_gone_through_again() -> None:
    before = gc.get_freeze_count()
    loaded = [[number] for number in range(1_000)]
    try:
        keep_what_is_loaded()
        assert gc.get_freeze_count() >= before + len(loaded)
    finally:
        gc.unfreeze()
