"""What one application serves: everything a view may ask for, and nothing shared with another application."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

from flask import current_app

from layers import Finder, Store
from layers.overlays import Overlays, Together
from layers.sensors import Sensors
from mapapp.analysis_job import Analyst
from mapapp.answers import Press
from mapapp.assets import Assets
from mapapp.district.maps import Maps
from mapapp.drawing import Drawing, draw
from mapapp.errors import EditionMissingError
from mapapp.feedback import Feedback
from mapapp.filing.cabinet import Cabinet
from mapapp.languages import LANGUAGES, spoken
from mapapp.portrait.originals import Originals
from mapapp.portrait.studio import Studio
from mapapp.press.shop import Shop
from mapapp.roll import Rolls
from mapapp.services import Services
from mapapp.settings import ROOT, Settings
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
    catalogues : mapping of str to Words
        Language to its words.
    studio : Studio
        Draws portraits of projects.
    feedback : Feedback
        Where readers tell that something is wrong.
    shop : Shop
        Prints.
    cabinet : Cabinet
        Files of a selection.
    originals : Originals
        Whole passages, where their texts are kept.
    overlays : Overlays
        What the operator added beside the register.
    sensors : Sensors
        What stations told last, where an operator has them asked.
    analyst : Analyst
        Has analyses made.
    """

    settings: Settings
    store: Store
    finder: Finder
    assets: Assets
    drawing: Drawing
    catalogues: Mapping[str, Words]
    studio: Studio
    feedback: Feedback
    shop: Shop
    cabinet: Cabinet
    originals: Originals
    overlays: Overlays
    sensors: Sensors
    analyst: Analyst
    press: Press = field(default_factory=Press)
    rolls: Rolls = field(default_factory=Rolls)
    maps: Maps = field(default_factory=Maps)

    @property
    def words(self) -> Words:
        """Words of the language that the current answer speaks."""
        return self.catalogues[spoken()]

    @property
    def together(self) -> Together:
        """Every collection that is served: the register's, and the overlays."""
        return Together(self.store.items, self.overlays)

    @cached_property
    def services(self) -> Services:
        """Maps of other agencies, as the operator listed them when this application began."""
        return Services.read(self.settings.services)

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
        FeedbackError
            If nobody can be reached at the address that readers are given.
        """
        feedback = Feedback.parse(settings.feedback)
        if not settings.edition.exists():
            raise EditionMissingError(settings.edition)
        catalogues = {language: Words(language) for language in LANGUAGES}
        store = Store(settings.edition)
        assets, drawing = Assets(), draw(settings.basemap)
        # one answer for all that folium wants styled
        drawing = replace(drawing, style=assets.sheets(drawing.styles) + b"\n" + drawing.style)
        finder, studio = Finder(store, settings.addresses), Studio(store, ROOT / "static")
        shop = Shop(settings.edition, ROOT / "static", settings.overlays, settings.sensors)
        cabinet, analyst = Cabinet(settings.edition), Analyst(settings.edition, settings.overlays)
        originals, overlays = Originals(settings.texts), Overlays(settings.overlays)
        aside = (studio, feedback, shop, cabinet, originals, overlays, Sensors(settings.sensors), analyst)
        return cls(settings, store, finder, assets, drawing, catalogues, *aside)


def served() -> Served:
    """Give the parts of the application that answers the current request."""
    return cast(Served, current_app.extensions[KEY])
