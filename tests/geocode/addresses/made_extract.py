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
    step : int
        From the number of one node to that of the next; the real ones lie far apart, up to 13,000,000,000.
    packed : str
        ``zlib`` or ``none``.
    """

    def __init__(self, path: Path, step: int = 1, packed: str = "zlib") -> None:
        self.path = path
        self._step = step
        self._packed = packed
        self._nodes: list[tuple[Spot | None, Tags]] = []
        self._ways: list[tuple[list[int], Tags]] = []

    def point(self, spot: Spot | None, **tags: str) -> int:
        """Add a point; ``addr_street`` stands for ``addr:street``. One without a spot is numbered, but not written."""
        self._nodes.append((spot, _tags(tags)))
        return len(self._nodes) * self._step

    def way(self, spots: Sequence[Spot | None], **tags: str) -> None:
        """Add a way along some points; it is closed where the last spot is the first."""
        closed = len(spots) > 2 and spots[0] == spots[-1]
        nodes = [self.point(spot) for spot in (spots[:-1] if closed else spots)]
        self._ways.append((nodes + nodes[:1] if closed else nodes, _tags(tags)))

    def write(self, *, upwards: bool = True) -> Path:
        """Write the file, its nodes numbered upwards as is usual, or downwards."""
        file = osmium.io.File(str(self.path), f"pbf,pbf_compression={self._packed}")
        nodes = [(number * self._step, *node) for number, node in enumerate(self._nodes, 1)]
        with osmium.SimpleWriter(file, overwrite=True) as writer:
            for number, spot, tags in nodes if upwards else reversed(nodes):
                if spot:
                    writer.add_node(osmium.osm.mutable.Node(id=number, location=spot, tags=dict(tags)))
            for number, (refs, tags) in enumerate(self._ways, 1):
                writer.add_way(osmium.osm.mutable.Way(id=number, nodes=refs, tags=dict(tags)))
        return self.path


def _tags(said: Tags) -> Tags:
    return {name.replace("addr_", "addr:"): value for name, value in said.items()}
