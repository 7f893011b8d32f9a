"""The language of an article: its words, tags, tree and names, from a small model of our own."""

import os

# The engine that runs the model tells its maker about every machine it runs on, and keeps an id of
# the machine in a file, unless it is told not to before it is loaded (onnxruntime, from 1.29 on).
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from claims.language.parsing import (
    Parse,
    Parsed,
    Parser,
    load_parser,
    the_parser,
)

__all__ = ["Parse", "Parsed", "Parser", "load_parser", "the_parser"]
