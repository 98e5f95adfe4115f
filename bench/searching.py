"""A search while somebody types: every beginning of many texts, over an index of made door-plates.

``python -m bench.searching 2000000`` measures with two million of them.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from http import HTTPStatus
from itertools import islice, product
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import shapely
from flask.testing import FlaskClient

from bench.measure import Measure
from bench.table import text
from geocode.addresses.schema import create
from geocode.metres import in_metres
from layers import Store
from mapapp import Settings, create_app

ROADS: Final = 10_000
LANES: Final = 5
"""Of each road."""
PLATES: Final = 100_000
BOUND_MS: Final = 20
SIGNS: Final = "春夏秋冬甲乙丙丁戊己庚辛壬癸東西南北中正山海"
TEXTS: Final = """岡山運動中心 岡山運懂中心 楠子區藍田里 高雄市鳳山區信義里 捷運後勁站 R20 O10 輕軌 左營國小
後勁溪滯洪池 鳳山區公所 國道1號 高雄市立圖書館 三民區、鳳山區 春甲測試一路3號 冬癸測試三路2巷 甲東測試二街12號之3
春乙測試路 里 路 高雄市岡山區甲乙測試一路1 春甲測試一陸3號 鳳山甲乙測式 夏丙測試四路與春甲測試一路口
山海測試一街(春甲測試一路~夏丙測試四路) 無何有之鄉""".split()
"""What is typed, sign by sign: every kind of thing, slips, districts in front, and what does not exist."""


def searching(plates: int = PLATES) -> list[Measure]:
    """Measure the answers of the server to every beginning of `TEXTS`.

    Parameters
    ----------
    plates : int
        How many door-plates the made index has.
    """
    print("── search")
    settings = Settings()
    with tempfile.TemporaryDirectory() as folder:
        index = make(Path(folder) / "addresses.sqlite", plates, settings.edition)
        with_plates = _times(create_app(settings.model_copy(update={"addresses": index})).test_client())
        index.unlink()
        without = _times(create_app(settings.model_copy(update={"addresses": index})).test_client())
    note = f"{len(with_plates)} beginnings of {len(TEXTS)} texts; {ROADS} made roads, {plates} made door-plates"
    return [
        Measure("search, a keystroke, median", "ms", median(with_plates), bound=BOUND_MS, note=note),
        Measure("search, a keystroke, 99th percentile", "ms", quantiles(with_plates, n=100)[98], bound=BOUND_MS),
        Measure("search without door-plates, median", "ms", median(without)),
    ]


def _times(client: FlaskClient) -> list[float]:
    """Ask for every beginning; milliseconds. The first question opens the geocoders and is not counted."""
    client.get("/geocode?q=x")
    times = []
    for typed in (whole[:end] for whole in TEXTS for end in range(1, len(whole) + 1)):
        begun = time.perf_counter()
        answer = client.get("/geocode", query_string={"q": typed})
        times.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == HTTPStatus.OK
    return times


def make(index: Path, plates: int, edition: Path) -> Path:
    """Write an index of made roads, lanes and plates; each road runs east from the middle of a district.

    Parameters
    ----------
    index : Path
    plates : int
    edition : Path
        Says where the districts are.
    """
    _, boundaries = Store(edition).shelf()
    middles = {name: in_metres(shape.representative_point()) for name, shape in boundaries.districts.items()}
    each = max(1, plates // (ROADS * (LANES + 1)))
    with closing(sqlite3.connect(index)) as file, file:
        create(file)
        file.execute("INSERT INTO sources VALUES (1, 'made', 'official', '測試', '', '', '', 0, 0)")
        for line, (words, district, road) in enumerate(_lines(list(middles)), 1):
            x, y = middles[district].x, middles[district].y + line % 2000
            file.execute("INSERT INTO lines VALUES (?, ?, ?)", (line, words, district))
            rows = ((line, 1 + n, 0, 1, round((x + 8 * n) * 10), round(y * 10), None) for n in range(each))
            file.executemany("INSERT INTO plates VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            if road:
                shape = shapely.to_wkb(shapely.LineString([(x, y), (x + 8 * each, y)]))
                file.execute("INSERT INTO roads VALUES (?, 1, ?)", (line, shape))
    return index


def _lines(districts: list[str]) -> Iterator[tuple[str, str, bool]]:
    """Give names of roads and their lanes, each in a district, and whether it is a road."""
    signs = product(SIGNS, SIGNS, ["", *"一二三四五六七八九十"], "路街")
    names = (f"{first}{second}測試{numeral}{end}" for first, second, numeral, end in signs)
    for number, name in enumerate(islice(names, ROADS)):
        district = districts[number % len(districts)]
        yield name, district, True
        yield from ((f"{name}{2 * lane}巷", district, False) for lane in range(1, LANES + 1))


if __name__ == "__main__":
    print(text(searching(*map(int, sys.argv[1:]))))
