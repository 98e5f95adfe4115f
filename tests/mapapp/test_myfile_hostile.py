"""Files that want something else than to be drawn: each ends in one line in the reader's language."""

from __future__ import annotations

import io
import json
import logging
import socket
import struct
import threading
import zipfile
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.mapapp.test_myfile import send

VRT = "<OGRVRTDataSource><OGRVRTLayer name='a'><SrcDataSource>{0}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
KML = '<kml xmlns="http://www.opengis.net/kml/2.2">{}</kml>'
GPX = '<gpx version="1.1" creator="a" xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>'
PLACE = "<Placemark><name>a</name><Point><coordinates>120.3,22.6</coordinates></Point></Placemark>"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
CHINESE = range(0x4E00, 0xA000)


@pytest.fixture(scope="module")
def listener() -> Iterator[list[str]]:
    """Note who asks at a port of the loopback; its address is the first of the list."""
    heard: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard.append(f"http://127.0.0.1:{server.getsockname()[1]}/a")

        def listen() -> None:
            while True:
                try:
                    with server.accept()[0] as caller:
                        heard.append(str(caller.recv(100)))
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        yield heard


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return held.getvalue()


def hostile(url: str) -> dict[str, bytes]:
    """Give files by what they try, each with the ending that it is sent under."""
    texts = further_files(url) | deep() | senseless(url)
    return {name: text.encode(errors="surrogateescape") for name, text in texts.items()} | archives(url)


def further_files(url: str) -> dict[str, str]:
    vrt, local = VRT.format(url), VRT.format("/vsicurl/" + url)
    return {
        "list of files.kml": vrt,
        "list of files in a place.kml": KML.format(f"<Document>{vrt}</Document>"),
        "list of files.gpx": local,
        "list of files.csv": local,
        "list of files.geojson": local,
        "address.geojson": json.dumps("/vsicurl/" + url),
        "file.geojson": json.dumps("/etc/passwd"),
        "service.geojson": json.dumps({"type": "FeatureCollection", "features": url}),
        "esri service.json": json.dumps({"objectIdFieldName": "a", "url": url, "features": []}),
        "entity of a file.kml": f'<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]>{KML.format("&a;")}',
        "entity of an address.gpx": f'<!DOCTYPE gpx SYSTEM "{url}">{GPX.format("")}',
        "name.vrt": vrt,
    }


def deep() -> dict[str, str]:
    brackets = "[" * 5_000 + "]" * 5_000
    return {
        "laughs.kml": f'<!DOCTYPE kml [<!ENTITY a0 "ha">{LAUGHS}]>{KML.format("<name>&a8;</name>")}',
        "deep.kml": KML.format("<Folder>" * 5_000 + "</Folder>" * 5_000),
        "deep.gpx": GPX.format("<extensions>" * 5_000 + "</extensions>" * 5_000),
        "deep.geojson": brackets,
        "deep geometry.geojson": '{"type":"GeometryCollection","geometries":[' * 500 + "]}" * 500,
        "deep properties.geojson": f'{{"type":"Feature","geometry":null,"properties":{{"a":{brackets}}}}}',
    }


def senseless(url: str) -> dict[str, str]:
    system = {"type": "name", "properties": {"name": url}}
    return {
        "not a number.geojson": '{"type":"Point","coordinates":[NaN,Infinity]}',
        "too large a number.geojson": '{"type":"Point","coordinates":[1e999,' + "9" * 6_000 + "]}",
        "far away.geojson": '{"type":"Point","coordinates":[180000,2500000]}',
        "other side.csv": "lon,lat\n-59,-22\n",
        "one row too short.csv": "lon,lat,a\n120.3,22.6\n",
        "endless quote.csv": 'lon,lat,a\n120.3,22.6,"' + "a" * 200_000,
        "no text.csv": "lon,lat\n120.3,\udcff\n",
        "nothing.csv": "",
        "system.geojson": json.dumps({"type": "Point", "coordinates": [1, 1], "crs": system}),
        "name": "a",
    }


def archives(url: str) -> dict[str, bytes]:
    bomb = zipped(**{"a.shp": bytes(20_000_000)})
    whole = bytearray(zipped(**{"a.shp": b"abc"}))
    whole[6] |= 1
    whole[whole.rindex(b"PK\x01\x02") + 8] |= 1
    return {
        "bomb.zip": bomb,
        "bomb in a bomb.zip": zipped(**{"a.zip": bomb}),
        "outside.zip": zipped(**{"../../etc/a.shp": b""}),
        "absolute.zip": zipped(**{"/etc/a.shp": b""}),
        "other system.zip": zipped(**{"C:\\a.shp": b""}),
        "list in it.zip": zipped(**{"a.vrt": VRT.format(url).encode(), "a.shp": VRT.format(url).encode()}),
        "two.zip": zipped(**{"a.shp": b"", "b.shp": b""}),
        "password.zip": bytes(whole),
        "cut.zip": bomb[:300],
        "no archive.zip": b"PK\x03\x04" + b"a" * 100,
        "only a head.zip": zipped(**{"a.shp": struct.pack(">i20xi", 9994, 50) + bytes(72)}),
        "lengths.zip": zipped(
            **{"a.shp": struct.pack(">i20xi", 9994, 2**31 - 1) + bytes(72) + struct.pack(">ii", 1, 2**30)}
        ),
    }


def test_each_is_refused_in_one_line_and_nobody_is_asked(
    client: FlaskClient, listener: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    for name, data in hostile(listener[0]).items():
        answer = send(client, data, name)
        line = answer.get_json(force=True).get("detail", "")
        assert (name, answer.status_code) == (name, 400), line
        assert "\n" not in line
        assert "expected" not in line, name
        assert any(ord(letter) in CHINESE for letter in line), line
        assert "vsimem" not in line, line
    assert len(listener) == 1
    # not one of them ended its process: each was understood, and refused
    assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_a_link_in_a_kml_is_not_followed(client: FlaskClient, listener: list[str]) -> None:
    link = f"<NetworkLink><Link><href>{listener[0]}</href></Link></NetworkLink>"
    picture = f"<Style><IconStyle><Icon><href>{listener[0]}</href></Icon></IconStyle></Style>"
    answer = send(client, KML.format(f"<Document>{picture}{link}{PLACE}</Document>").encode(), "a.kml")
    assert answer.status_code == 200
    assert len(answer.get_json()["features"]["features"]) == 1
    assert any("NetworkLink" in note and "沒有讀取" in note for note in answer.get_json()["notes"])
    assert len(listener) == 1


@pytest.mark.parametrize("name", ["../../etc/a.geojson", "/vsicurl/http://127.0.0.1/a.geojson", "a\u202eb.geojson"])
def test_a_name_is_only_ever_shown(client: FlaskClient, name: str) -> None:
    told = send(client, name=name)
    assert told.status_code == 200
    assert "\u202e" not in told.get_json()["name"]
