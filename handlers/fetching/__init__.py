"""Fetch the page a link leads to, without being led into the newsroom's own network."""

from handlers.fetching.addresses import AllowedHost, parse_allowed
from handlers.fetching.errors import Code, FetchError
from handlers.fetching.pages import Page, fetch

__all__ = ["AllowedHost", "Code", "FetchError", "Page", "fetch", "parse_allowed"]
