"""Secrets at rest: sealed with the first key, opened with any of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class WrongKey(Exception):
    """None of the keys opens what was sealed: made with another key, too old, or made up."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Keys for secrets, the newest first."""

    _keys: MultiFernet = field(repr=False)

    @classmethod
    def of(cls, keys: Sequence[str]) -> Self:
        """A ValueError for what is no key."""
        return cls(MultiFernet([Fernet(key) for key in keys]))

    def close(self, secret: str) -> str:
        return self._keys.encrypt(secret.encode()).decode()

    def open(self, sealed: str, *, not_older_than: int | None = None) -> str:
        """The secret; where seconds are given, only if it was sealed since."""
        try:
            return self._keys.decrypt(sealed.encode(), not_older_than).decode()
        except (InvalidToken, UnicodeError) as error:
            raise WrongKey from error

    def renew(self, sealed: str) -> str:
        """The same secret, sealed with the newest key."""
        try:
            return self._keys.rotate(sealed.encode()).decode()
        except InvalidToken as error:
            raise WrongKey from error


def new_key() -> str:
    return Fernet.generate_key().decode()
