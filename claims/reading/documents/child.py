"""`python -m claims.reading.documents.child MEMORY CPU_SECONDS`: read one file, say what it says.

Standard input is a line of JSON and then the file; standard output is the article in JSON.
"""

import json
import resource
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from claims.model import Article
from claims.reading.documents.apart import OUT_OF_MEMORY
from claims.reading.documents.kinds import Kind
from claims.reading.errors import UnreadableError
from claims.reading.language import language_of

MOST_FILES = 64  # open at a time
ANY_TEXT = "The harbour was closed on Monday because of the storm, the pilot of a ship said."


def main(arguments: list[str]) -> int:
    memory, cpu_s = map(int, arguments)
    language_of(ANY_TEXT)  # its loader writes a file for a moment, which is forbidden from here on
    limit_myself(memory, cpu_s)
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    answer, sys.stdout = sys.stdout, sys.stderr  # where a library may print
    try:
        said = told(Kind[asked["kind"]], asked["name"], content, asked["content_type"])
    except MemoryError:
        return OUT_OF_MEMORY
    json.dump(said, answer)
    answer.close()
    return 0


def limit_myself(memory: int, cpu_s: int) -> None:
    """For good: a process may lower its own limits, and not raise them again."""
    wanted = {
        resource.RLIMIT_CPU: cpu_s,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: MOST_FILES,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_AS: memory,
    }
    for limit, most in wanted.items():
        # macOS refuses to limit addresses; the clock on the wall goes there as well.
        with suppress(ValueError):
            resource.setrlimit(limit, (most, most))


def told(kind: Kind, name: str, content: bytes, content_type: str) -> dict[str, Any]:
    """The article, or the sentence of an error, as JSON has it."""
    try:
        article = read(kind, name, content, content_type)
    except UnreadableError as error:
        return {"error": type(error).__name__, "sentence": str(error)}
    published = article.published.isoformat() if article.published else None
    return {**asdict(article), "published": published}


def read(kind: Kind, name: str, content: bytes, content_type: str) -> Article:
    """Each kind's reader is loaded when it is needed: some are large."""
    match kind:
        case Kind.PDF:
            from claims.reading.documents.pdf import read_pdf

            return read_pdf(name, content)
        case Kind.WORD:
            from claims.reading.documents.word import read_word

            return read_word(name, content)
        case Kind.MAIL:
            from claims.reading.documents.mail import read_mail

            return read_mail(name, content)
        case Kind.PAGE:
            from claims.reading.pages import read_page

            return read_page(content, content_type=content_type)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
