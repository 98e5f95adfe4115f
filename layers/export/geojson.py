"""GeoJSON (RFC 7946), as the server answers it: nothing is lost, and coordinates are WGS 84."""

import json
from pathlib import Path

from layers.errors import ExportError
from layers.export.crs import WGS84
from layers.export.loss import Loss
from layers.export.selection import Selection
from layers.export.table import Watch
from layers.nearby import CLOSED


def collection(selection: Selection, watch: Watch = iter) -> bytes:
    """Write a collection, one feature a line; numbers stand last among the properties, and say the order.

    Raises
    ------
    ExportError
        If other coordinates are asked for: RFC 7946, section 4, has but one.
    """
    if selection.crs != WGS84:
        raise ExportError(f"geojson: {selection.crs}: expected {WGS84}, as GeoJSON has no other (RFC 7946, section 4)")
    features = list(watch(selection.features))
    if selection.numbers is not None:
        known = selection.numbers
        pairs = [(known.get(json.loads(feature)["id"]), feature) for feature in features]
        features = [_numbered(*pair) for pair in sorted(pairs, key=lambda pair: pair[0] or len(known) + 1)]
    return b'{"type":"FeatureCollection","features":[\n' + b",\n".join(features) + b"\n]}\n"


def write(selection: Selection, path: Path, watch: Watch = iter) -> tuple[Loss, ...]:
    """Write a selection.

    Parameters
    ----------
    selection : Selection
    path : pathlib.Path
    watch : callable
        See `layers.export.table.Table.of`.

    Raises
    ------
    ExportError
        If the selection has other coordinates than GeoJSON.
    """
    path.write_bytes(collection(selection, watch))
    return ()


def _numbered(number: int | None, feature: bytes) -> bytes:
    return b'%b,"number":%b%b' % (feature[: -len(CLOSED)], b"null" if number is None else b"%d" % number, CLOSED)
