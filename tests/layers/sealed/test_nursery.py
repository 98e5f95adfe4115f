"""Files are read in processes that can be ended; whatever becomes of one, the next file is read."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from layers.errors import OverlayError
from layers.overlays.limits import Limits
from layers.overlays.read import Read, Told
from layers.sealed import ask_apart, asking, read_apart
from layers.sealed.carrying import packed, unpacked

POINT = b'{"type":"Point","coordinates":[120.3,22.6]}'
DRIVERS = """
from geocode.vectors import limit
from layers.overlays.gdal import DRIVERS, OFFLINE
import pyogrio
limit([name for names in DRIVERS.values() for name in names], OFFLINE)
for names in DRIVERS.values():
    limit(names, OFFLINE)
    print(*sorted(pyogrio.list_drivers()), sep="|")
"""
ROOT = Path(__file__).resolve().parents[3]


def told_by(script: str) -> str:
    """Give what a process of its own prints."""
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def read(data: bytes, suffix: str = ".geojson", **bounds: int) -> Read:
    return read_apart(data, f"a{suffix}", suffix, (Told(), replace(Limits(), **bounds)))


def tangle(corners: int) -> bytes:
    """Draw an outline that crosses itself at every turn: to mend it costs the square of its corners."""
    turn = random.Random(7)  # noqa: S311
    ring = [[120 + turn.random(), 22 + turn.random()] for _ in range(corners)]
    return json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}).encode()


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(edition: Path) -> None:
    said = {"where": "a.geojson", "suffix": ".geojson", "told": asdict(Told()), "distance_m": 100}
    with pytest.raises(OverlayError, match="expected a file that is read in 1 s"):
        ask_apart("meet", tangle(20_000), {**said, "edition": str(edition)}, replace(Limits(), seconds=1))
    assert len(read(POINT).shapes) == 1


def test_a_file_that_takes_too_much_memory_is_one_line() -> None:
    with pytest.raises(OverlayError, match="expected a file that is read in 400 MB of memory"):
        read(POINT + bytes(100_000_000), memory_mb=400)
    assert len(read(POINT).shapes) == 1


def test_when_the_process_that_waits_has_died_another_is_started() -> None:
    read(POINT)
    os.kill(asking.NURSERY._child.pid, signal.SIGKILL)
    asking.NURSERY._child.wait()
    assert len(read(POINT).shapes) == 1


def test_files_that_come_at_once_are_told_apart() -> None:
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda n: read(b'{"type":"Point","coordinates":[120.%d,22.6]}' % n), range(1, 9)))
    assert [round(one.shapes[0].x, 3) for one in found] == [float(f"120.{n}") for n in range(1, 9)]


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not (status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z")


def test_the_process_ends_with_who_asked() -> None:
    script = (
        "from layers.sealed import ask_apart, asking, read_apart; from layers.overlays.read import Told;"
        "from layers.overlays.limits import Limits;"
        f"read_apart({POINT!r}, 'a', '.geojson', (Told(), Limits())); print(asking.NURSERY._child.pid, flush=True);"
        "import os; os._exit(0)"
    )
    child, until = int(told_by(script)), monotonic() + 15
    while is_there(child) and monotonic() < until:
        sleep(0.05)
    assert not is_there(child)


def test_gdal_is_left_with_what_is_meant_and_no_list_of_further_files() -> None:
    assert told_by(DRIVERS).splitlines() == ["ESRI Shapefile", "GPKG", "KML|LIBKML", "GPX"]


def test_what_was_read_comes_over_as_it_was() -> None:
    found = read(
        b'{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":null,"properties":{"n":1}}]}'
    )
    again = unpacked(packed(found))
    assert (again.form, again.ids, again.rows, list(again.shapes)) == ("GeoJSON", ["a"], [{"n": 1}], [None])


@pytest.mark.parametrize("spoilt", [slice(0), slice(10), slice(None, -3)])
def test_an_answer_that_is_none_is_refused(spoilt: slice) -> None:
    with pytest.raises(OverlayError, match="cannot be taken over"):
        unpacked(packed(read(POINT))[spoilt])
