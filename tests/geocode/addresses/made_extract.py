"""Writes small OpenStreetMap extracts of roads that nobody has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import osmium

Spot = tuple[float, float]
Tags = Mapping[str, str]


class Extract:
    """An extract that is being made: nodes first, ways behind them, numbered as they come.

    Parameters
    ----------
    path : Path
        ``.osm.pbf``; must not be there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._nodes: list[tuple[Spot, Tags]] = []
        self._ways: list[tuple[list[int], Tags]] = []

    def point(self, spot: Spot, **tags: str) -> int:
        """Add a point; ``addr_street`` stands for ``addr:street``."""
        self._nodes.append((spot, _tags(tags)))
        return len(self._nodes)

    def way(self, spots: Sequence[Spot], **tags: str) -> None:
        """Add a way along some points."""
        self._ways.append(([self.point(spot) for spot in spots], _tags(tags)))

    def write(self) -> Path:
        """Write the file."""
        with osmium.SimpleWriter(str(self.path)) as writer:
            for number, (spot, tags) in enumerate(self._nodes, 1):
                writer.add_node(osmium.osm.mutable.Node(id=number, location=spot, tags=dict(tags)))
            for number, (nodes, tags) in enumerate(self._ways, 1):
                writer.add_way(osmium.osm.mutable.Way(id=number, nodes=nodes, tags=dict(tags)))
        return self.path


def _tags(said: Tags) -> Tags:
    return {name.replace("addr_", "addr:"): value for name, value in said.items()}
