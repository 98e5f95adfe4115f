"""The page's map, drawn by folium: all contact with folium and branca is in this folder."""

from mapapp.drawing.hiding import hidden

with hidden("pandas"):
    from mapapp.drawing.works import Drawing, draw

__all__ = ["Drawing", "draw"]
