"""Development data outside the repository: where CLAIMS_QUALITY_DATA says, else beside it."""

import os
from pathlib import Path

BESIDE = Path(__file__).parents[1].parent / "shared"


def data() -> Path:
    """The folder, which need not be there."""
    return Path(os.environ.get("CLAIMS_QUALITY_DATA") or BESIDE)
