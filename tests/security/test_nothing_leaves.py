"""Libraries that would tell their makers about us are told not to, before they are loaded."""

import subprocess
import sys
from pathlib import Path

from tests.slack.bot_process import REPOSITORY

READS = """
from claims.finding import find_claims
from claims.reading import read_text
find_claims(read_text("“We will appeal,” Mary Hill said on Monday."))
"""


def test_the_language_models_engine_keeps_no_id_of_the_machine_and_no_list_of_events(
    tmp_path: Path,
) -> None:
    """It keeps both in the home of its user, as soon as it is loaded, before it sends anything."""
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    subprocess.run([sys.executable, "-c", READS], cwd=REPOSITORY, env=env, check=True)
    assert list(tmp_path.rglob("*")) == []
