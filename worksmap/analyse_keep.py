"""What an analysis found becomes an overlay, and so a layer on the map, at ``/ogc`` and on paper."""

from __future__ import annotations

import tempfile
from pathlib import Path

from layers.analysis.document import as_geojson
from layers.analysis.result import Result
from layers.overlays import About, Overlays, Shown
from layers.overlays.about import FLOOD_ANALYSIS, MOST_LETTERS
from layers.overlays.adding import Wanted, add
from mapapp.analysis_told import tell
from mapapp.words import Words

DEPTH = "deepest"
CODES = "six"
"""Our classes count from what is shallowest: see ``layers/overlays/classes.toml``."""


def keep(result: Result, name: str, words: Words, overlays: Overlays) -> Shown:
    """Keep a result as an overlay; one of the same id is replaced.

    Parameters
    ----------
    result : Result
    name : str
        The overlay's id.
    words : Words
        Of its title.
    overlays : Overlays

    Raises
    ------
    layers.errors.OverlayError
        If the id is unsound, or nothing was found that has a place.
    """
    told = tell(result, words)
    is_model = bool(result.scenario)
    has_depth = is_model and any(row.values.get(DEPTH) for row in result.rows)
    sources = dict.fromkeys(one.about.source for one in result.overlays)
    source = words("analysis.between").join(sources) or words("site.name")
    kind = FLOOD_ANALYSIS if is_model else "other"
    about = About(name, told.title[:MOST_LETTERS], source[:MOST_LETTERS], result.as_of, kind, result.scenario)
    with tempfile.TemporaryDirectory(prefix="worksmap-analysis-") as folder:
        path = Path(folder) / "analysis.geojson"
        path.write_bytes(as_geojson(result, told))
        field, codes = (DEPTH, CODES) if has_depth else ("", "")
        return add(Wanted(path, about, field=field, codes=codes), overlays).shown
