"""The body of an answer, unpacked as it comes and never more of it than is read."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

from handlers.fetching.errors import Code, FetchError

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
KINDS = {
    "application/pdf": "a PDF",
    "image": "a picture",
    "audio": "a recording",
    "video": "a video",
    "application/json": "data",
    "application/xml": "data",
    "text/xml": "data",
    "text/csv": "a table",
}
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
ZLIB, RAW, GZIP = zlib.MAX_WBITS, -zlib.MAX_WBITS, zlib.MAX_WBITS | 16


def check_type(headers: Mapping[str, str], host: str) -> None:
    """FetchError for an answer that says it is no page."""
    kind = content_type(headers)
    if kind and kind not in PAGE_TYPES:
        shown = KINDS.get(kind) or KINDS.get(kind.partition("/")[0], "a file")
        raise FetchError(Code.NOT_A_PAGE, host, kind=shown)


def content_type(headers: Mapping[str, str]) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def charset(headers: Mapping[str, str]) -> str:
    stated = CHARSET.search(headers.get("content-type", ""))
    return stated[1] if stated else ""


def read_body(
    headers: Mapping[str, str], chunks: Iterable[bytes], *, most: int, host: str
) -> bytes:
    """The whole body, when it is no larger than `most`, packed or unpacked."""
    length = headers.get("content-length", "0").strip()
    if length.isascii() and length.isdigit() and (len(length) > 12 or int(length) > most):
        raise FetchError(Code.TOO_LARGE, host)
    body = bytearray()
    for piece in _unpacked(headers.get("content-encoding", ""), _bounded(chunks, most, host), most):
        body += piece
        if len(body) > most:
            raise FetchError(Code.TOO_LARGE, host)
    return bytes(body)


def read_start(headers: Mapping[str, str], chunks: Iterator[bytes], *, most: int) -> bytes:
    """The beginning of a body, and no more of it than `most`."""
    body = bytearray()
    for piece in _unpacked(headers.get("content-encoding", ""), chunks, most):
        body += piece
        if len(body) >= most:
            break
    return bytes(body[:most])


def _bounded(chunks: Iterable[bytes], most: int, host: str) -> Iterator[bytes]:
    wire = 0
    for chunk in chunks:
        wire += len(chunk)
        if wire > most:
            raise FetchError(Code.TOO_LARGE, host)
        yield chunk


def _unpacked(encoding: str, chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Pieces of at most `most` + 1 bytes each, so that no bomb goes off in memory."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from chunks
    elif encoding in ("gzip", "x-gzip"):
        yield from _inflated(chunks, GZIP, most)
    elif encoding == "deflate":
        # Servers send either kind under this name; zlib's begins with 0x78 in practice.
        first = next(chunks, b"")
        bits = ZLIB if first[:1] == b"\x78" else RAW
        yield from _inflated(_again(first, chunks), bits, most)
    else:
        raise zlib.error(f"unknown encoding {encoding[:20]}")


def _again(first: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from chunks


def _inflated(chunks: Iterator[bytes], bits: int, most: int) -> Iterator[bytes]:
    inflating = zlib.decompressobj(bits)
    for chunk in chunks:
        yield inflating.decompress(chunk, most + 1)
        # A gzip file may be several, one after the other.
        while inflating.eof and bits == GZIP and inflating.unused_data.startswith(b"\x1f\x8b"):
            rest = inflating.unused_data
            inflating = zlib.decompressobj(bits)
            yield inflating.decompress(rest, most + 1)
    if not inflating.eof:
        raise zlib.error("cut short")
