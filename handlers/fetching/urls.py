"""A web address taken apart, strictly: what is checked is what is asked for."""

import re
from dataclasses import dataclass, replace
from ipaddress import IPv6Address
from urllib.parse import quote, urljoin, urlsplit

from handlers.fetching.addresses import HOST_NAME
from handlers.fetching.errors import Code, FetchError

PORTS = {"http": 80, "https": 443}
LONGEST = 8_000
LONGEST_HOST = 253
# No parser agrees with another on these.
ODD = re.compile(r"[\x00-\x20\x7f\\]")
KEPT = "/%:@!$&'()*+,;=~?-._[]|"


@dataclass(frozen=True, slots=True)
class WebAddress:
    """`host` is lower case and ASCII, an IPv6 address without its brackets."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    def at(self, target: str) -> "WebAddress":
        """Another place on the same site."""
        return replace(self, target=target)

    def followed(self, location: str) -> "WebAddress":
        """Where a redirect from here leads."""
        try:
            return read_address(urljoin(str(self), location.strip()))
        except ValueError:
            raise FetchError(Code.BAD_URL) from None


def read_address(url: str) -> WebAddress:
    """The parts of a web address; FetchError for any other kind of link."""
    url = url.strip()
    if len(url) > LONGEST or ODD.search(url):
        raise FetchError(Code.BAD_URL)
    try:
        parts = urlsplit(url)
        port, host = parts.port, _ascii(parts.hostname or "")
    except ValueError:
        raise FetchError(Code.BAD_URL) from None
    # `http://site.example@10.0.0.1/` shows one site and leads to another.
    if parts.scheme not in PORTS or "@" in parts.netloc or not host or port == 0:
        raise FetchError(Code.BAD_URL)
    target = quote(parts.path or "/", safe=KEPT.replace("?", ""))
    query = f"?{quote(parts.query, safe=KEPT)}" if parts.query else ""
    return WebAddress(parts.scheme, host, port or PORTS[parts.scheme], target + query)


def _ascii(host: str) -> str:
    """The host as it is looked up; ValueError when it cannot be one."""
    if ":" in host:
        return str(IPv6Address(host)) if "%" not in host else ""
    if len(host) > LONGEST_HOST:
        return ""
    name = host.encode("idna").decode("ascii").lower().removesuffix(".")
    return name if HOST_NAME.fullmatch(name) else ""
