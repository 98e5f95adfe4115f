"""What a copy consists of: every file, in the order in which they are made."""

from collections.abc import Iterator, Sequence
from typing import Final

from layers.export import FORMATS, METRES, WGS84
from mapapp.base import BASES
from mapapp.bundle.piece import Piece, data, page, spoken
from mapapp.bundle.surroundings import surroundings
from mapapp.category_layers import UNLOCATED
from mapapp.drawing.manifest import LEAFLET
from mapapp.languages import LANGUAGES
from mapapp.served import Served

PAGES: Final = ("/", "/districts", "/changes", "/coverage", "/flood")
"""Pages of the whole city."""
BESIDE: Final = {"/context": "context.json", "/overlays": "overlays.json"}
"""What the page's script asks in the reader's language, and the file that answers it (``static/js/copied.js``)."""
NEVER_LOADED: Final = frozenset({"built/worker.js", "built/share.js"})
"""A copy needs no worker, and the address of a copy is sent to nobody."""
ICONS: Final = ("img/favicon.svg", "img/apple-touch-icon.png")
TAKEN: Final = (("gpkg", WGS84), ("gpkg", METRES), ("csv", WGS84), ("csv", METRES), ("xlsx", WGS84))
"""Files of all works: for a GIS in both coordinate systems, and for an office."""
FILES: Final = "files"
"""The folder of what people take away."""


def planned(parts: Served, places: Sequence[str], routes: frozenset[str]) -> list[Piece]:
    """Plan what is asked of the server as it stands.

    Parameters
    ----------
    parts : Served
    places : sequence of str
        Districts whose pages are wanted.
    routes : frozenset of str
        Addresses that the server has; a page that it has not is left out.
    """
    return [*_fixed(parts), *_data(parts), *surroundings(parts), *_taken(routes), *_spoken(parts, places, routes)]


def _fixed(parts: Served) -> Iterator[Piece]:
    """Plan scripts, styles and pictures, under the addresses of their version."""
    assets = parts.assets
    scripts = sorted({*assets.under("built")} - NEVER_LOADED)
    for path in ("site.css", *scripts, *assets.under(LEAFLET), *ICONS):
        yield data(assets.url(path))
    yield from map(data, ("/map.js", "/map.css"))


def _data(parts: Served) -> Iterator[Piece]:
    """Plan what map and list read, and each layer."""
    yield data("/projects.geojson")
    yield from (data(f"/base/{name}.geojson") for name in sorted(BASES))
    for name in (*parts.catalogues[LANGUAGES[0]].section("category"), UNLOCATED):
        yield data(f"/layers/{name}.geojson")


def _taken(routes: frozenset[str]) -> Iterator[Piece]:
    """Plan files of all works and, where the server has them, of the flood works."""
    for name in ("projects", "flood"):
        for form, crs in TAKEN:
            address = f"/{name}.{form}"
            if address not in routes:
                continue
            metric = crs == METRES
            path = f"{FILES}/{name}{'-3826' if metric else ''}.{form}"
            asked = f"{address}?crs={crs}" if metric else address
            yield from (
                [spoken(asked, path, language) for language in LANGUAGES]
                if FORMATS[form].speaks
                else [data(asked, path)]
            )


def _spoken(parts: Served, places: Sequence[str], routes: frozenset[str]) -> Iterator[Piece]:
    """Plan every page, in every language."""
    works = [row.id for row in parts.rolls.of(parts.store).rows]
    for language in LANGUAGES:
        yield from (page(address, language) for address in PAGES if address in routes)
        yield from (spoken(address, path, language) for address, path in BESIDE.items() if address in routes)
        yield from (page(f"/districts/{name}", language) for name in places)
        yield from (page(f"/projects/{name}", language) for name in works)
    yield from (data(f"/projects/{name}.json") for name in works)
