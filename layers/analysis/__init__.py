"""Works over an operator's data: what lies inside it, what each area has, and what floods where nothing stands.

Everything is measured in EPSG:3826 with shapely; only a GeoPackage needs geopandas.
"""
