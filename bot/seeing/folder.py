"""The folder that the processes of one bot count in. Made before any of them counts."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.settings import Settings, WrongSetting

NAME = "PROMETHEUS_MULTIPROC_DIR"  # prometheus_client looks for it when it is imported
PREFIX = "metrics-"


@contextmanager
def counting(settings: Settings) -> Iterator[None]:
    """Count, where somebody may ask for the numbers."""
    if not settings.health_port:
        yield
        return
    folder = _made(settings.data_dir.absolute())
    os.environ[NAME] = str(folder)
    try:
        yield
    finally:
        del os.environ[NAME]
        shutil.rmtree(folder, ignore_errors=True)


def _made(data_dir: Path) -> Path:
    """A new one; those of bots that were killed go."""
    for left in data_dir.glob(f"{PREFIX}*"):
        if not _is_alive(left.name.removeprefix(PREFIX)):
            shutil.rmtree(left, ignore_errors=True)
    folder = data_dir / f"{PREFIX}{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongSetting(f"CLAIMS_DATA_DIR cannot be written ({error.strerror}).") from error
    return folder


def _is_alive(pid: str) -> bool:
    return pid.isdigit() and int(pid) != os.getpid() and Path(f"/proc/{pid}").exists()
