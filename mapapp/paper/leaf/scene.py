"""What all maps of one sheet have in common: they differ in their windows only."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from mapapp.paper.leaf.ground import Ground
from mapapp.paper.leaf.underlays import NOTHING, Underlays
from mapapp.paper.numbered import Numbered
from mapapp.paper.station import Station
from mapapp.portrait.svg import Ink
from mapapp.words import Words


@dataclass(frozen=True)
class Scene:
    """Ground, works, and how they look.

    Parameters
    ----------
    ground : Ground
    area : shapely geometry
        What the sheet is of, EPSG:3826: the ground outside it is dimmed.
    numbered : tuple of Numbered
        Every work of the sheet; each window shows those that reach into it.
    look : mapping
        Class to attributes, in millimetres: `mapapp.paper.leaf.ink` has one in colour and one in grey.
    words : Words
        Of the sheet's language: names of districts, letters of phases.
    underlays : Underlays
        What lies between the ground and the works.
    stresses : bool
        Whether the numbers of flood works stand out.
    stations : tuple of Station
        Every station of the sheet, the gravest first; each window shows those that stand in it.
    """

    ground: Ground
    area: BaseGeometry
    numbered: tuple[Numbered, ...]
    look: Ink
    words: Words
    underlays: Underlays = NOTHING
    stresses: bool = False
    stations: tuple[Station, ...] = ()
