"""What a process keeps for as long as it runs."""

import gc


def keep_what_is_loaded() -> None:
    """Leave all that is there by now out of the search for garbage.

    Python goes through everything it holds now and then, and does nothing else meanwhile: with what
    a worker has loaded a tenth of a second or more.
    """
    gc.collect()
    gc.freeze()
