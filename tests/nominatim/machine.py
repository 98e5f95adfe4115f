"""What a real Nominatim server needs of this machine; ``make`` asks this file, and tests through `conftest.py`.

Run as a script it ends with 1 and says what is missing, or with 0 if all is there; with ``--programs`` it looks in
silence for Debian's programs alone, not for Nominatim's own packages.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv" / "nominatim"
"""Where the set-up puts Nominatim's own packages, apart from this project's."""

HOW = """   the tests that ask a real Nominatim server are skipped: {missing}. To run them, as root on Debian 12:
   apt-get install postgresql-postgis postgresql-postgis-scripts osm2pgsql libicu-dev pkg-config g++; make nominatim"""


def postgres() -> Path | None:
    """Find the programs of the newest PostgreSQL that has PostGIS."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    with_gis = [path.parent for path in found if _extension(path.parts[4]).is_file()]
    return with_gis[-1] if with_gis else None


def programs_missing() -> str:
    """Name the first of Debian's programs that is missing; empty if all are there."""
    if postgres() is None:
        return "PostgreSQL with PostGIS is not here"
    return "" if shutil.which("osm2pgsql") else "osm2pgsql is not here"


def missing() -> str:
    """Name the first thing that is missing; empty if all is there."""
    there = (VENV / "bin" / "nominatim").is_file()
    return programs_missing() or ("" if there else "Nominatim's own packages are not in .venv/nominatim")


def _extension(version: str) -> Path:
    return Path("/usr/share/postgresql") / version / "extension" / "postgis_raster.control"


def main() -> int:
    """Say what is missing."""
    if "--programs" in sys.argv:
        return bool(programs_missing())
    said = missing()
    if said:
        print(HOW.format(missing=said), file=sys.stderr)
    return bool(said)


if __name__ == "__main__":
    raise SystemExit(main())
