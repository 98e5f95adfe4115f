"""The Shapefile of a county, as the overlays' tests make it."""

from tests.layers.overlays.conftest import shapefile

__all__ = ["shapefile"]
