"""`python -m claims.notary.child CPU_SECONDS`: read one draft, say what is to be looked up.

Standard input is the draft's article in JSON, standard output what was found in it. Nothing else
is written anywhere.
"""

import resource
import sys
from contextlib import suppress

from claims.notary.apart import ARTICLE, DRAFT
from claims.notary.draft import read_draft


def main(arguments: list[str]) -> int:
    cpu_s = int(arguments[0])
    # No file of a core either: the draft would be in it.
    for limit, most in ((resource.RLIMIT_CPU, cpu_s), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError):
            resource.setrlimit(limit, (most, most))
    article = ARTICLE.validate_json(sys.stdin.buffer.read())
    answer, sys.stdout = sys.stdout, sys.stderr  # where a library may print
    answer.write(DRAFT.dump_json(read_draft(article)).decode())
    answer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
