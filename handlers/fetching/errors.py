"""Why a link could not be read, in a sentence that names the site and nothing behind it."""

from enum import StrEnum

from claims.reading import UnreadableError


class Code(StrEnum):
    BAD_URL = "bad_url"
    PRIVATE = "private"
    PORT = "port"
    NO_SUCH_SITE = "no_such_site"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    TIMED_OUT = "timed_out"
    BROKEN = "broken"
    REDIRECTS = "redirects"
    TOO_LARGE = "too_large"
    NOT_A_PAGE = "not_a_page"
    EMPTY = "empty"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    GONE = "gone"
    TOO_MANY = "too_many"
    LEGAL = "legal"
    SERVER = "server"
    STATUS = "status"
    ROBOTS = "robots"


PASTE = "paste the text of the article to have it read."
SENTENCES = {
    Code.BAD_URL: "This link is not a web address that can be read: check how it is written.",
    Code.PRIVATE: "{host} leads into a private network, where links are not followed; " + PASTE,
    Code.PORT: "{host} is asked for at an unusual port, where links are not followed; " + PASTE,
    Code.NO_SUCH_SITE: "No site was found at {host}: check how the link is written.",
    Code.UNREACHABLE: "{host} did not answer; try again later, or " + PASTE,
    Code.CERTIFICATE: "{host} could not prove that it is {host} (its certificate); " + PASTE,
    Code.TIMED_OUT: "{host} took too long to answer; try again later, or " + PASTE,
    Code.BROKEN: "{host} broke off in the middle of its answer; try again later, or " + PASTE,
    Code.REDIRECTS: "{host} sends the reader round in circles and may want a log-in; " + PASTE,
    Code.TOO_LARGE: "The page at {host} is too large to read; " + PASTE,
    Code.NOT_A_PAGE: "The link to {host} leads to {kind}, not to a web page; " + PASTE,
    Code.EMPTY: "{host} sent an empty page; " + PASTE,
    Code.FORBIDDEN: "{host} does not let this page be read without a log-in ({status}); " + PASTE,
    Code.NOT_FOUND: "{host} has no page at this link ({status}): check how it is written.",
    Code.GONE: "{host} has taken this page down ({status}); " + PASTE,
    Code.TOO_MANY: "{host} asks for fewer visits ({status}); try again later, or " + PASTE,
    Code.LEGAL: "{host} does not show this page here for legal reasons ({status}); " + PASTE,
    Code.SERVER: "{host} has a fault of its own ({status}); try again later, or " + PASTE,
    Code.ROBOTS: "{host} asks programs not to read this page (robots.txt); " + PASTE,
    Code.STATUS: "{host} did not send the page ({status}); " + PASTE,
}
# These may be over when the link is tried again.
PASSING = {Code.UNREACHABLE, Code.TIMED_OUT, Code.BROKEN, Code.TOO_MANY, Code.SERVER}
BY_STATUS = {
    401: Code.FORBIDDEN,
    402: Code.FORBIDDEN,
    403: Code.FORBIDDEN,
    404: Code.NOT_FOUND,
    407: Code.FORBIDDEN,
    408: Code.TIMED_OUT,
    410: Code.GONE,
    429: Code.TOO_MANY,
    451: Code.LEGAL,
}


class FetchError(UnreadableError):
    """A link could not be read. `host` is the one in the link that was given, never a later hop."""

    def __init__(
        self, code: Code, host: str = "", *, status: int = 0, kind: str = "a file"
    ) -> None:
        self.code, self.host, self.status = code, host, status
        super().__init__(SENTENCES[code].format(host=host, status=status, kind=kind))

    @property
    def may_pass(self) -> bool:
        """Is it worth trying again later?"""
        return self.code in PASSING


def status_error(status: int, host: str) -> FetchError:
    code = BY_STATUS.get(status, Code.SERVER if status >= 500 else Code.STATUS)
    return FetchError(code, host, status=status)
