"""Styles that QGIS shows of a result: works by phase, ground by how deep it is, as the page draws them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from layers.analysis.asked import Analysis
from layers.analysis.document import Told
from layers.analysis.result import Result
from layers.export.style import INSERTED, KINDS, LISTED, TABLE, phases_qml
from layers.overlays.qml import KINDS as GEOMETRIES
from layers.overlays.qml import PLAIN, qml

DEEPEST, PHASE = "deepest", "phase"
OPACITY: Mapping[Analysis, float] = {Analysis.WORKS: 0.72, Analysis.AREAS: 0.25, Analysis.GAPS: 0.72}
"""As on the page (``analysed.js``): areas that works are counted by cover everything, and must hide nothing."""
NOT_DEFAULT = "UPDATE layer_styles SET useAsDefault = 0 WHERE f_table_name = ? AND styleName = ?"


def write_styles(file: sqlite3.Connection, layers: Mapping[str, int], result: Result, told: Told) -> None:
    """Write styles into a GeoPackage; the first of a layer is the one that QGIS shows.

    Parameters
    ----------
    file : sqlite3.Connection
        With its layers.
    layers : mapping of str to int
        Name to dimension: 0 points, 1 lines, 2 areas.
    result : Result
    told : Told
    """
    then = f"{result.as_of}T00:00:00.000Z"
    file.executescript(TABLE)
    file.execute(LISTED, ("layer_styles", "layer_styles", then))
    for layer, dimension in layers.items():
        for at, (name, style) in enumerate(_styles(dimension, result, told)):
            file.execute(INSERTED, (layer, name, style, told.title, then))
            if at:
                file.execute(NOT_DEFAULT, (layer, name))


def _styles(dimension: int, result: Result, told: Told) -> Iterator[tuple[str, str]]:
    """Give name and style, the default first."""
    kind, legend, opacity = result.asked.kind, told.legend, OPACITY[result.asked.kind]
    geometry = list(GEOMETRIES)[dimension]
    if kind is Analysis.WORKS and legend.phases:
        yield legend.headings[PHASE], phases_qml(KINDS[dimension], legend.phases)
    if DEEPEST in result.columns and told.classes:
        words = [str(one["words"]) for one in told.classes]
        # what the file calls a class that nobody can read is in none of ours
        known = [(one, said) for one, said in zip(told.classes, words, strict=True) if one["number"] is not None]
        every = [*known, ({**PLAIN, "number": None}, legend.unclassed)]
        style = qml(geometry, [one for one, _ in every], [said for _, said in every], DEEPEST, opacity)
        yield legend.headings[DEEPEST], style
    elif kind is not Analysis.WORKS:
        yield told.title, qml(geometry, (), (), opacity=opacity)
