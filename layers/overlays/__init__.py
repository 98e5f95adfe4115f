"""Overlays: context that an operator adds, stored one file each, and answered as the register's own collections are.

Adding (`layers.overlays.adding`) needs GDAL and geopandas; serving (`Overlays`, `Shown`) needs neither.
"""

from layers.overlays.about import KINDS, SCENARIOS, About
from layers.overlays.shelf import Overlays
from layers.overlays.shown import Shown
from layers.overlays.together import Together

__all__ = ["KINDS", "SCENARIOS", "About", "Overlays", "Shown", "Together"]
