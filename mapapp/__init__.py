"""Queries → the browser. Flask and folium live in this room and nowhere else.

`create_app` makes the application; ``gunicorn "mapapp:create_app()"`` serves it.
"""

from mapapp.app import create_app
from mapapp.settings import Settings

__all__ = ["Settings", "create_app"]
