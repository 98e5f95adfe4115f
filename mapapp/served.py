"""What one application serves: everything a view may ask for, and nothing shared with another application."""

import json
from dataclasses import dataclass, field
from typing import Any, cast

from flask import current_app

from layers import Finder, Store
from mapapp.answers import Press
from mapapp.assets import Assets
from mapapp.drawing import Drawing, draw
from mapapp.errors import EditionMissingError
from mapapp.roll import Rolls
from mapapp.settings import Settings
from mapapp.wording import Wording
from mapapp.words import Words

KEY = "worksmap"


@dataclass(frozen=True)
class Served:
    """The parts of one application.

    Parameters
    ----------
    settings : Settings
        As the operator chose.
    store : Store
        Answers queries about features.
    finder : Finder
        Answers questions about places.
    assets : Assets
        Files of ``static``.
    drawing : Drawing
        The map, as folium rendered it.
    words : Words
        The page's language.
    """

    settings: Settings
    store: Store
    finder: Finder
    assets: Assets
    drawing: Drawing
    words: Words
    press: Press = field(default_factory=Press)
    rolls: Rolls = field(default_factory=Rolls)

    @property
    def wording(self) -> Wording:
        """How values are said."""
        return Wording(self.words)

    @property
    def coverage(self) -> dict[str, Any]:
        """Counts and reasons, as the build wrote them into the edition."""
        return cast(dict[str, Any], json.loads(self.store.asset("coverage.json")))

    @classmethod
    def open(cls, settings: Settings) -> "Served":
        """Open the edition and render the map.

        Raises
        ------
        EditionMissingError
            If no edition has been built.
        """
        if not settings.edition.exists():
            raise EditionMissingError(settings.edition)
        words = Words("zh-Hant")
        store = Store(settings.edition)
        return cls(settings, store, Finder(store, settings.addresses), Assets(), draw(settings.basemap), words)


def served() -> Served:
    """Give the parts of the application that answers the current request."""
    return cast(Served, current_app.extensions[KEY])
