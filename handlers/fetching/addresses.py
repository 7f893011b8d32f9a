"""Which machines may be reached: public ones, and private ones that the newsroom allows."""

import ipaddress
import re
from collections.abc import Sequence
from dataclasses import dataclass

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# IANA's special-purpose registries. Python's `is_global` differs from release to release and
# misjudges several of these, so the list is our own.
NOT_PUBLIC_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# All else in IPv6 is local, reserved or a wrapping of another address.
GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
NOT_PUBLIC_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
HOST_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")


@dataclass(frozen=True, slots=True)
class AllowedHost:
    """A host or a network that may be reached although it is private, at any port."""

    name: str = ""
    network: Network | None = None

    def has(self, address: Address) -> bool:
        network = self.network
        return network is not None and network.version == address.version and address in network


def parse_allowed(value: str) -> tuple[AllowedHost, ...]:
    """The setting CLAIMS_ALLOW_HOSTS: names, addresses and networks, with commas or spaces."""
    return tuple(_allowed(entry) for entry in re.split(r"[,\s]+", value) if entry)


def _allowed(entry: str) -> AllowedHost:
    try:
        return AllowedHost(network=ipaddress.ip_network(entry.strip("[]")))
    except ValueError:
        name = entry.lower().rstrip(".")
    if not HOST_NAME.fullmatch(name) or name.replace(".", "").isdigit():
        raise ValueError(
            f"{entry} is not a host name, an IP address or a network such as 10.0.0.0/8"
        )
    return AllowedHost(name=name)


def is_allowed(host: str, address: Address, allow: Sequence[AllowedHost]) -> bool:
    """Is this host, at this address, one that the newsroom allows?"""
    plain = _unwrapped(address)
    return any(entry.name == host if entry.name else entry.has(plain) for entry in allow)


def is_public(address: Address) -> bool:
    """Can anybody on the internet reach this address?"""
    address = _unwrapped(address)
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in NOT_PUBLIC_4)
    return address in GLOBAL_6 and not any(address in network for network in NOT_PUBLIC_6)


def _unwrapped(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for: `::ffff:127.0.0.1`, `64:ff9b::7f00:1`."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address
