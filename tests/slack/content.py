"""What may stand in a message, whichever method sends it, and how Slack keeps it."""

import random
import string
from typing import Any

from tests.slack.blocks import TOO_LONG, check_message
from tests.slack.workspace import SlackError
from tests.slack.world import Blocks

Args = dict[str, Any]

MOST_TEXT = 40_000
MOST_UPDATE_BYTES = 4_000


def check_content(args: Args) -> None:
    """Raises what Slack answers to content that it does not take."""
    if args.get("markdown_text") and (args.get("text") or args.get("blocks")):
        raise SlackError("markdown_text_conflict")
    problems = check_message(args)
    if args.get("markdown_text") and len(args["markdown_text"]) > 12_000:
        raise SlackError("msg_too_long")
    if not problems:
        return
    for code in (TOO_LONG, "metadata_too_large", "too_many_attachments"):
        if any(problem.startswith(code) for problem in problems):
            raise SlackError(code)
    code = "invalid_blocks"
    if all("json-pointer:/metadata" in problem for problem in problems):
        code = "invalid_metadata_format"
    messages = [f"[ERROR] {problem}" for problem in problems]
    raise SlackError(code, errors=problems, response_metadata={"messages": messages})


def check_has_content(args: Args) -> None:
    if not any(args.get(key) for key in ("text", "blocks", "attachments", "markdown_text")):
        raise SlackError("no_text")


def named(blocks: Blocks | None) -> Blocks:
    """Blocks as Slack keeps them: each with an id."""
    letters = string.ascii_letters + string.digits
    return [
        {**block, "block_id": block.get("block_id") or "".join(random.choices(letters, k=5))}
        for block in blocks or []
    ]
