"""Features as collections of items, the way OGC API – Features asks for them: boxes in two systems, time, CQL2, pages.

An edition and an overlay answer in the same way, because both hold the same tables (`layers.items.schema`).
"""

from layers.items.asked import Asked
from layers.items.collection import Collection, Column
from layers.items.crs import Crs
from layers.items.items import Items, Page
from layers.items.memory import Memories, Memory

__all__ = ["Asked", "Collection", "Column", "Crs", "Items", "Memories", "Memory", "Page"]
