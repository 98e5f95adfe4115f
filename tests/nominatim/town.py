"""A small made-up town in two real districts, as an OpenStreetMap file."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import shapely

from geocode import CITY_BOX, Boundaries

LINGYA, QIANZHEN = (120.3254, 22.6229), (120.3081, 22.5888)
"""Where 測試一路 begins in 苓雅區 and, another one of that name, in 前鎮區."""

STEP = 0.0002
"""Degrees from one number to the next: about 20 m."""


class Town:
    """Collects nodes, ways and relations and writes them as OSM XML.

    Parameters
    ----------
    boundaries : Boundaries
        Whose districts become boundary relations, tagged as OpenStreetMap tags Kaohsiung's (admin_level 4 and 7).
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self._root = ElementTree.Element("osm", version="0.6", generator="tests")
        self._parts: dict[str, list[ElementTree.Element]] = {"node": [], "way": [], "relation": []}
        self._area(CITY_BOX, name="高雄市", admin_level="4")
        for name in ("苓雅區", "前鎮區"):
            self._area(boundaries.districts[name], name=name, admin_level="7")

    def node(self, lon: float, lat: float, **tags: str) -> str:
        """Add a point."""
        return self._add("node", tags, lon=f"{lon:.7f}", lat=f"{lat:.7f}")

    def road(self, name: str, *points: tuple[float, float]) -> None:
        """Add a piece of a road."""
        self._way([self.node(*point) for point in points], highway="residential", name=name)

    def house(self, district: str, at: tuple[float, float], number: str) -> None:
        """Add a door-plate of 測試一路, tagged as the imported plates of Kaohsiung are."""
        tags = {"addr:city": "高雄市", "addr:district": district, "addr:street": "測試一路", "addr:housenumber": number}
        self.node(*at, **tags)

    def write(self, path: Path) -> Path:
        """Write the file: nodes, then ways, then relations, as OSM's programs want them."""
        for parts in self._parts.values():
            self._root.extend(parts)
        ElementTree.ElementTree(self._root).write(path, encoding="utf-8", xml_declaration=True)
        return path

    def _area(self, shape: shapely.geometry.base.BaseGeometry, **tags: str) -> None:
        rings = [part.exterior.coords[:-1] for part in shapely.get_parts(shape)]
        nodes = [[self.node(*point) for point in ring] for ring in rings]
        ways = [self._way([*ring, ring[0]]) for ring in nodes]
        number = self._add("relation", {"type": "boundary", "boundary": "administrative"} | tags)
        relation = next(part for part in self._parts["relation"] if part.get("id") == number)
        for way in ways:
            ElementTree.SubElement(relation, "member", type="way", ref=way, role="outer")

    def _way(self, nodes: list[str], **tags: str) -> str:
        number = self._add("way", tags)
        for node in nodes:
            ElementTree.SubElement(self._parts["way"][-1], "nd", ref=node)
        return number

    def _add(self, kind: str, tags: dict[str, str], **attributes: str) -> str:
        number = str(len(self._parts[kind]) + 1)
        when = {"version": "1", "timestamp": "2026-01-01T00:00:00Z"}
        part = ElementTree.Element(kind, id=number, **when, **attributes)
        for key, value in tags.items():
            ElementTree.SubElement(part, "tag", k=key, v=value)
        self._parts[kind].append(part)
        return number


def write_town(path: Path, boundaries: Boundaries) -> Path:
    """Write the town: 測試一路 in two pieces with even and odd plates, another 測試一路 elsewhere, a library."""
    town = Town(boundaries)
    (x, y), (east, south) = LINGYA, QIANZHEN
    town.road("測試一路", (x, y), (x + 10 * STEP, y))
    town.road("測試一路", (x + 10 * STEP, y), (x + 20 * STEP, y))
    town.road("範例街", (x + 10 * STEP, y - 5 * STEP), (x + 10 * STEP, y + 5 * STEP))
    for number in (2, 4, 6, 8):
        town.house("苓雅區", (x + number * STEP, y + STEP / 2), str(number))
    town.house("苓雅區", (x + 5 * STEP, y - STEP / 2), "5號")
    town.house("苓雅區", (x + 7 * STEP, y - STEP / 2), "7-1")
    town.road("測試一路", (east, south), (east + 10 * STEP, south))
    town.house("前鎮區", (east + 2 * STEP, south + STEP / 2), "2")
    town.node(east, south + 10 * STEP, amenity="library", name="範例圖書館")
    return town.write(path)
