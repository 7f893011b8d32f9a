"""Fetch the page a link leads to, without being led into the newsroom's own network."""

from handlers.fetching.addresses import AllowedHost, parse_allowed
from handlers.fetching.errors import Code, FetchError
from handlers.fetching.pages import fetch
from handlers.fetching.robots import KnownRules
from handlers.fetching.visiting import Page

__all__ = ["AllowedHost", "Code", "FetchError", "KnownRules", "Page", "fetch", "parse_allowed"]
