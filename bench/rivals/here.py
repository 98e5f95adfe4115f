"""What of the rivals is on this machine. As a script: make their environments, as far as they can be made."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.nominatim import machine

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
PYTHONS: Final = {"pygeoapi": ("3.14", "3.13", "3.12"), "tipg": ("3.14", "3.13", "3.12", "3.11")}
"""Those that the pinned releases of each run on; pyenv's are looked at as well."""
SPATIALITE: Final = "/usr/lib/*/mod_spatialite.so"


def python(name: str) -> Path | None:
    """Give the Python of a rival's environment, or None if there is no such environment."""
    found = ROOT / ".venv" / name / "bin" / "python"
    return found if found.exists() and found.parent.with_name(".made").exists() else None


def spatialite() -> Path | None:
    """Find SpatiaLite (Debian's ``libsqlite3-mod-spatialite``), with which pygeoapi asks a GeoPackage."""
    return next(iter(sorted(Path("/").glob(SPATIALITE.lstrip("/")))), None)


def missing(name: str) -> str:
    """Say what of a rival is missing; empty if it can be started."""
    if python(name) is None:
        return f"no environment of its own (make rivals; Python {PYTHONS[name][-1]} or newer)"
    if name == "pygeoapi":
        return "" if spatialite() else "no SpatiaLite (apt-get install libsqlite3-mod-spatialite)"
    return "" if machine.postgres() else "no PostgreSQL with PostGIS (make nominatim installs it)"


def main() -> int:
    """Make the environments that are not there or are older than what is pinned."""
    for name, versions in PYTHONS.items():
        pinned, folder = HERE / f"{name}.txt", ROOT / ".venv" / name
        if (made := folder / ".made").exists() and made.stat().st_mtime > pinned.stat().st_mtime:
            continue
        base = next((path for path in map(_base, versions) if path), None)
        if base is None:
            print(f"   no {name}: it wants Python {versions[-1]} or newer", file=sys.stderr)
            continue
        print(f"── {name}'s own packages into .venv/{name}")
        _run(base, "-m", "venv", "--clear", folder)
        pip = (folder / "bin" / "python", "-m", "pip", "install", "-qq", "--no-compile", "--require-hashes")
        _run(*pip, "-r", pinned)
        made.touch()
    return 0


def _base(version: str) -> str | None:
    """Find a Python of a version that really runs: pyenv's names on the path may lead nowhere."""
    named = [shutil.which(f"python{version}"), *sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))]
    for path in [str(one) for one in named if one]:
        if not subprocess.run([path, "-c", "import venv"], capture_output=True, check=False).returncode:  # noqa: S603
            return path
    return None


def _run(*command: object) -> None:
    subprocess.run([*map(str, command)], check=True)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
