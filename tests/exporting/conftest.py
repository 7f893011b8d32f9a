"""The same few articles are filed by every test: what they say is found once."""

from collections.abc import Iterator
from functools import lru_cache

import pytest

from handlers.articles import checking


@pytest.fixture(scope="package", autouse=True)
def found_once() -> Iterator[None]:
    find_claims = checking.find_claims
    checking.find_claims = lru_cache(find_claims)  # type: ignore[assignment]
    yield
    checking.find_claims = find_claims
