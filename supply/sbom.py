"""A bill of materials (CycloneDX 1.6) of what `make run` installs, made from the lock alone.

The same lock is the same file, byte for byte: no time of day, no machine, nothing looked up.
"""

import json
import sys
import tomllib
import uuid
from hashlib import sha256
from pathlib import Path
from typing import Any

from supply.lock import Locked, read_lock

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements" / "run.txt"
NAMESPACE = uuid.UUID("5ac0a2f4-3f5e-5b8e-9a51-6a1d1c2b7e90")  # ours, made up once


def bill(lock: Path = LOCK) -> dict[str, Any]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    packages = read_lock(lock)
    ours = f"pkg:generic/{project['name']}@{project['version']}"
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(NAMESPACE, sha256(lock.read_bytes()).hexdigest())}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": project["name"],
                "version": project["version"],
                "licenses": [{"license": {"id": project["license"]}}],
            }
        },
        "components": [_component(package) for package in packages],
        "dependencies": [{"ref": ours, "dependsOn": [_purl(one) for one in packages]}],
    }


def _component(package: Locked) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _purl(package),
        "name": package.name,
        "version": package.version,
        "purl": _purl(package),
        "hashes": [{"alg": "SHA-256", "content": one} for one in package.hashes],
    }


def _purl(package: Locked) -> str:
    return f"pkg:pypi/{package.name.replace('_', '-')}@{package.version}"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(bill(), indent=1) + "\n")
    print(f"{target}: {len(bill()['components'])} packages")
