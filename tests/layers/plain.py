"""A plain reading of published features, one at a time, with nothing of the store: what the store must answer."""

from __future__ import annotations

import json
import random
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

Work = dict[str, Any]
WGS84 = Geod(ellps="WGS84")
SEARCHED = ("name", "name_en", "aliases", "location_text", "districts", "status_said", "completion_said", "agency")
STEP = 0.0002
"""Twenty metres, in degrees: a line is read as points this far apart."""
CHOICES: dict[str, list[str]] = {
    "category": ["mrt", "roads_bridges,mrt", "parks", "industrial_parks,land_development"],
    "status": ["none", "construction", "planning,none", "operating,completed"],
    "phase": ["building", "planned,done", "unstated", "stopped"],
    "year": ["2024", "2025..2028", "none", "2024,2030..2033", "2026,none", "0000..9999"],
    "district": ["岡山區", "楠梓區,仁武區", "三民區", "火星區"],
    "q": [
        "公園",
        "橋",
        "臺39",
        "台３９",
        "捷運 站",
        "Ｐ1",
        "ｐ1",
        "預計　年",
        "高雄 公園 新",
        "MRT",
        "mRt",
        "無何有",
        "' OR 1=1 --",
    ],
    "bbox": ["120.25,22.6,120.35,22.7", "120,22,121.5,24", "0,0,1,1", "120.3,22,120.3,23"],
    "stands": ["2023", "2025", "2028", "9999", "0001"],
    "finished": ["recent", "all"],
    "id": ["kw-0004", "kw-0004,kw-0007,kw-0009", "kw-9999"],
    "near": ["120.3025,22.6394", "120.3025,22.6394;700", "120.29,22.79;9000", "121,22.5;90000", "1,1;100000"],
}
"""Texts of each filter; of a circle, the radius stands behind a semicolon."""


def combinations(several: int) -> list[dict[str, str]]:
    """Each choice alone, then many of two to four at once; the same ones each time."""
    chance = random.Random(113)  # noqa: S311  a repeatable choice, no secret
    alone = [{name: text} for name, texts in CHOICES.items() for text in texts]
    drawn = [chance.sample(sorted(CHOICES), chance.randint(2, 4)) for _ in range(several)]
    return [*alone, *({name: chance.choice(CHOICES[name]) for name in names} for names in drawn)]


def request(asked: dict[str, str]) -> dict[str, str]:
    """Write a combination as a request's parameters."""
    near, _, radius = asked.get("near", "").partition(";")
    return asked | ({"near": near} if near else {}) | ({"radius": radius} if radius else {})


def meant(work: Work, asked: dict[str, str]) -> bool:
    said = work["properties"]
    tests = {
        "category": lambda text: said["category"] in text.split(","),
        "status": lambda text: (said["status"] or "none") in text.split(","),
        "phase": lambda text: said["phase"] in text.split(","),
        "year": lambda text: any(covers(span, said["completion_year"]) for span in text.split(",")),
        "district": lambda text: bool(set(text.split(",")) & set(said["districts"])),
        "q": lambda text: all(says(said, word) for word in text.split()),
        "bbox": lambda text: bool(work["geometry"]) and meets(geometry(work), *map(float, text.split(","))),
        "near": lambda text: bool(work["geometry"]) and is_near(geometry(work), text),
        "stands": lambda text: stands(said, int(text)),
        "id": lambda text: said["id"] in text.split(","),
        "finished": lambda text: text == "all" or not finished_long_ago(said),
    }
    return all(tests[name](text) for name, text in asked.items())


def counts(works: list[Work], asked: dict[str, str]) -> dict[str, dict[str, int]]:
    """Count what each choice would leave, the other filters standing."""
    counted = {}
    all_standing = [work for work in works if meant(work, asked)]
    for name, values in VALUES.items():
        others = {key: text for key, text in asked.items() if key != name}
        standing = [work for work in works if meant(work, others)] if name in asked else all_standing
        left = [values(work["properties"]) for work in standing]
        counted[name] = dict(Counter(str(value) for each in left for value in each))
    return counted


VALUES: dict[str, Any] = {
    "category": lambda said: [said["category"]],
    "status": lambda said: [said["status"] or "none"],
    "phase": lambda said: [said["phase"]],
    "year": lambda said: [said["completion_year"] or "none"],
    "district": lambda said: said["districts"],
}


def covers(span: str, year: int | None) -> bool:
    if span == "none" or year is None:
        return span == "none" and year is None
    first, _, last = span.partition("..")
    return int(first) <= year <= int(last or first)


def stands(said: dict[str, Any], year: int) -> bool:
    """Tell whether a work stands, or should, by the end of a year."""
    if said["phase"] in ("done", "stopped"):
        return bool(said["phase"] == "done")
    return said["completion_year"] is not None and said["completion_year"] <= year


def finished_long_ago(said: dict[str, Any]) -> bool:
    """Tell whether a work was completed before the year before last, as the register's own day has it: 2026-11-21."""
    return said["phase"] == "done" and said["completion_kind"] == "actual" and said["completion_year"] < 2024


@cache
def spelt(text: str) -> str:
    """Spell one way what is written in several: full width, capitals, 臺, white space."""
    return "".join(unicodedata.normalize("NFKC", text).lower().replace("臺", "台").split())


def says(said: dict[str, Any], word: str) -> bool:
    values = [said[name] for name in SEARCHED]
    texts = ["、".join(value) if isinstance(value, list) else value or "" for value in values]
    return any(spelt(word) in spelt(text) for text in texts)


def geometry(work: Work) -> BaseGeometry | None:
    return _read(json.dumps(work["geometry"])) if work["geometry"] else None


@cache
def _read(text: str) -> BaseGeometry:
    return shapely.from_geojson(text)


def meets(shape: BaseGeometry, west: float, south: float, east: float, north: float) -> bool:
    if shape.geom_type == "Point":
        return west <= shape.x <= east and south <= shape.y <= north
    return bool(shape.intersects(shapely.box(west, south, east, north)))


def is_near(shape: BaseGeometry, text: str) -> bool:
    centre, _, radius = text.partition(";")
    lon, lat = map(float, centre.split(","))
    return metres(shape, lon, lat) <= float(radius or 1000)


@cache
def metres(shape: BaseGeometry, lon: float, lat: float) -> float:
    """Measure on the ellipsoid how far the nearest part of a shape is."""
    if shape.intersects(shapely.Point(lon, lat)):
        return 0.0
    return nearest(_steps(shape), lon, lat)


def nearest(points: np.ndarray[Any, Any], lon: float, lat: float) -> float:
    lons, lats = np.full(len(points), lon), np.full(len(points), lat)
    return float(WGS84.inv(lons, lats, points[:, 0], points[:, 1])[2].min())


@cache
def _steps(shape: BaseGeometry) -> np.ndarray[Any, Any]:
    return np.asarray(shapely.get_coordinates(shapely.segmentize(shape, STEP)))


def ids(features: Iterable[bytes]) -> list[str]:
    return [_id(feature) for feature in features]


@cache
def _id(feature: bytes) -> str:
    return str(json.loads(feature)["id"])
