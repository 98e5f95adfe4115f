"""Overlays in a copy: as the map draws them, and for a GIS in both coordinate systems."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from layers.export import METRES, WGS84
from layers.overlays.geopackage import Words as Said
from layers.overlays.geopackage import write_geopackage
from layers.overlays.shelf import Overlay
from mapapp.bundle.piece import Piece, data
from mapapp.overlaid import caution, class_words, described
from mapapp.served import Served
from mapapp.words import Words

FOLDER = "files/overlays"


def surroundings(parts: Served) -> Iterator[Piece]:
    """Plan the files of every overlay that can be read."""
    for one in parts.overlays.sound()[0]:
        first, *others = addresses(one)
        yield data(first)
        for address, crs in zip(others, (WGS84, METRES), strict=True):
            name = f"{one.shown.about.id}{'-3826' if crs == METRES else ''}.gpkg"
            yield Piece(f"{FOLDER}/{name}", address, make=_written(one, crs, parts.catalogues))


def addresses(one: Overlay) -> tuple[str, ...]:
    """Name an overlay's files as a server would: what the map draws, then GeoPackages in degrees and in metres."""
    path = f"/overlays/{one.shown.about.id}"
    return f"{path}.{'geojson' if one.shown.packed else 'pmtiles'}", f"{path}.gpkg", f"{path}.gpkg?crs={METRES}"


def _written(one: Overlay, crs: str, catalogues: Mapping[str, Words]) -> Callable[[], bytes]:
    def make() -> bytes:
        first, *_ = catalogues.values()
        about = [("id", one.shown.about.id), ("title", one.shown.about.title)]
        about += [(language, described(one.shown, words)) for language, words in catalogues.items()]
        beware = caution(one.shown.about.kind, first)
        said = Said([class_words(each, first) for each in one.shown.classes], about, beware, first.language)
        with tempfile.TemporaryDirectory(prefix="worksmap-overlay-") as folder:
            path = Path(folder) / "overlay.gpkg"
            write_geopackage(one, path, crs, said)
            return path.read_bytes()

    return make
