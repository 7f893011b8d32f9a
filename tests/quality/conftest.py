"""The development data, or a reason to skip."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.development import data


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = data()
    if not (folder / "data").is_dir():
        pytest.skip(f"no development data at {folder} (set CLAIMS_QUALITY_DATA)")
    return folder


def tool(shared: Path, name: str, folder: str = "tools") -> ModuleType:
    """One of the programs that come with the data."""
    path = shared / folder / f"{name}.py"
    sys.path[:0] = [str(shared / "tools")]
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.path.remove(str(shared / "tools"))
    return module
