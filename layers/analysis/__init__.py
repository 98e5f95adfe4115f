"""Works over an operator's data: what lies inside it, what each area has, and what floods where nothing stands.

Everything is measured in EPSG:3826 with shapely. Nothing of it is loaded until an analysis is asked for.
"""
