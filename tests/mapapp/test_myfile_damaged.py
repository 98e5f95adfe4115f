"""Sound files of each format, spoilt by chance: whatever becomes of one, the answer is a drawing or one line."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

from flask.testing import FlaskClient

from tests.layers.overlays.conftest import shapefile
from tests.mapapp.test_myfile import BASIN, send
from tests.mapapp.test_myfile_hostile import GPX, KML, PLACE, zipped

__all__ = ["shapefile"]


def samples(shapefile: Path) -> dict[str, bytes]:
    parts = {f"a{part.suffix}": part.read_bytes() for part in shapefile.parent.iterdir()}
    track = '<trk><trkseg><trkpt lat="22.6" lon="120.3"/><trkpt lat="22.7" lon="120.3"/></trkseg></trk>'
    return {
        "a.geojson": BASIN,
        "a.csv": "名稱,lon,lat\n甲,120.3,22.6\n乙,120.4,22.7\n".encode("cp950"),
        "a.kml": KML.format(f"<Document>{PLACE * 2}</Document>").encode(),
        "a.gpx": GPX.format(f'<wpt lat="22.6" lon="120.3"><name>a</name></wpt>{track}').encode(),
        "a.zip": zipped(**parts),
        "b.zip": zipped(**parts),
    }


def spoilt(data: bytes, turn: random.Random) -> bytes:
    """Change, cut out, or double some bytes; of an archive those of a file in it."""
    held = bytearray(data)
    for _ in range(turn.randint(1, 6)):
        at = turn.randrange(len(held))
        held[at : at + turn.randint(0, 4)] = turn.randbytes(turn.randint(0, 4))
    return bytes(held)


def test_whatever_is_damaged_is_read_or_refused_in_one_line(client: FlaskClient, shapefile: Path) -> None:
    turn = random.Random(20261121)  # noqa: S311
    ended = set()
    for name, data in samples(shapefile).items():
        for _ in range(4):
            whole = repacked(data, turn) if name == "b.zip" else spoilt(data, turn)
            answer = send(client, whole, name)
            assert answer.status_code in (200, 400), (name, whole)
            assert "\n" not in answer.get_json(force=True).get("detail", "")
            ended.add(answer.status_code)
    assert ended == {200, 400}


def repacked(data: bytes, turn: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    chosen = turn.choice(sorted(members))
    return zipped(**members | {chosen: spoilt(members[chosen], turn)})
