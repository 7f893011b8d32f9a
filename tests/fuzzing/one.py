"""`python -m tests.fuzzing.one TARGET FOLDER [flags of libFuzzer]`: fuzz one target.

What it finds does not end it: each exception is kept once, by where it came from.
"""

import hashlib
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot", "claims", "handlers", "store"]):
    from tests.fuzzing.targets import TARGETS, Target

OURS = ("bot", "claims", "handlers", "store", "tests")
DEEPEST = 3  # of our own places by which a finding is told from another


def main(name: str, folder: Path, flags: list[str]) -> None:
    target, kept = TARGETS[name], folder / "findings"
    kept.mkdir(parents=True, exist_ok=True)
    logging.disable()
    begun = [*flags, f"-max_len={target.longest}", f"-artifact_prefix={kept}/"]
    tried = keeping(target.once, kept)
    for seed in (b"", *target.seeds):  # what is loaded once takes no time of the inputs
        tried(seed)
    atheris.Setup([sys.argv[0], *begun, *_prepared(target, folder)], tried)
    atheris.Fuzz()


def keeping(once: Callable[[bytes], None], kept: Path) -> Callable[[bytes], None]:
    def tried(content: bytes) -> None:
        try:
            once(content)
        except Exception as error:  # noqa: BLE001  (whatever it is, it is what is looked for)
            name = f"{type(error).__name__}-{_place(error)}"
            if not (kept / f"{name}.txt").exists():
                (kept / f"{name}.bin").write_bytes(content)
                (kept / f"{name}.txt").write_text(traceback.format_exc(), "utf-8", "replace")

    return tried


def _place(error: BaseException) -> str:
    """Where in our own code it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    root = Path(__file__).parents[2]
    ours = [one for one in frames if Path(one.filename).is_relative_to(root)]
    places = [f"{one.filename}:{one.lineno}" for one in ours if ".venv" not in one.filename]
    return hashlib.sha256("\n".join(places[-DEEPEST:]).encode()).hexdigest()[:8]


def _prepared(target: Target, folder: Path) -> list[str]:
    """A folder with what it starts from, and the words that it may put in."""
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    if not target.words:
        return [str(corpus)]
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in target.words)
    (folder / "words").write_text("\n".join(f'"{word}"' for word in escaped))
    return [f"-dict={folder / 'words'}", str(corpus)]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
