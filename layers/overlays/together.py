"""The register's collections and the overlays', behind one door."""

from __future__ import annotations

from dataclasses import dataclass

from layers.items import Collection, Items
from layers.overlays.shelf import Overlays


@dataclass(frozen=True)
class Together:
    """Every collection that is served.

    Parameters
    ----------
    register : Items
        The edition's.
    overlays : Overlays
    """

    register: Items
    overlays: Overlays

    def collections(self) -> tuple[Collection, ...]:
        """List the register's collections and then the overlays that can be read, each by id."""
        sound, _ = self.overlays.sound()
        return (*self.register.collections(), *(one.collection for one in sound))

    def find(self, name: str) -> tuple[Items, Collection] | None:
        """Give a collection and what answers about it, or None if there is none of that id.

        Raises
        ------
        layers.errors.OverlayUnreadableError
            If it is an overlay whose file cannot be read.
        """
        mine = self.register.collection(name)
        if mine is not None:
            return self.register, mine
        found = self.overlays.find(name)
        return (found.items, found.collection) if found else None
