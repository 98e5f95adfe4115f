"""Works against floods: their kind, their basin, and what stands by a flood season."""

from layers.flood.basin import basin_of, named_basins
from layers.flood.kind import FloodKind, flood_kind

__all__ = ["FloodKind", "basin_of", "flood_kind", "named_basins"]
