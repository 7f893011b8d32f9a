"""What a reader promises of any bytes."""

from collections.abc import Callable

from claims.reading import UnreadableError


def with_sentence(work: Callable[[], object], refusal: type[Exception] = UnreadableError) -> None:
    """It is done, or refused in a sentence that can be said."""
    said = "x"
    try:
        work()
    except refusal as refused:
        said = str(refused)
    assert said.strip()
    assert "\n" not in said
