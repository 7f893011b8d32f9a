"""Development data outside the repository: where CLAIMS_QUALITY_DATA says, or skipped."""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

DEFAULT = Path(__file__).parents[2].parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = Path(os.environ.get("CLAIMS_QUALITY_DATA") or DEFAULT)
    if not (folder / "data").is_dir():
        pytest.skip(f"no development data at {folder} (set CLAIMS_QUALITY_DATA)")
    return folder


def tool(shared: Path, name: str) -> ModuleType:
    """One of the scorers that come with the data."""
    path = shared / "tools" / f"{name}.py"
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(path.parent))
    return module
