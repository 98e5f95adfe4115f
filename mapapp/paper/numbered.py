"""A work that bears a number on paper."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from mapapp.portrait.work import Work


@dataclass(frozen=True)
class Numbered:
    """A work and its number.

    Parameters
    ----------
    number : int
        From 1, by place; the same on every map and in every table of one sheet.
    work : Work
    at : shapely Point
        Where its symbol stands, EPSG:3826: inside the sheet's area where the work reaches into it.
    elsewhere : tuple of str
        Other districts that it lies in as well.
    """

    number: int
    work: Work
    at: BaseGeometry
    elsewhere: tuple[str, ...] = ()
