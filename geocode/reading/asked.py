"""What words that say where ask for: a small tree without geometry."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A place by its name: a pond, a station or its code, a road, a lane, a village, a basin, an urban plan.

    Parameters
    ----------
    words : str
        Canonical: `geocode.text.normalise` and the numerals of `geocode.reading.numerals`, without city, district and
        village: 「四維3路」 and 「四維 三路」 are both ``"四維三路"``.
    district, village : str
        Such as ``"岡山區"`` and ``"劉厝里"``, where the text says so; else empty.
    """

    words: str
    district: str = ""
    village: str = ""


@dataclass(frozen=True)
class Address:
    """A door-plate.

    Parameters
    ----------
    line : str
        Everything between village and number, canonical: road with section, lane, alley, such as
        ``"四維三路12巷14弄"`` or ``"中正路二段"``; in villages without road names the settlement (``"內埔"``).
    number, sub : int
        「8之1號」 and 「8-1號」 are 8 and 1; `sub` is 0 without one. Floors and rooms are read and left out.
    district, village : str
        As in `Named`.
    neighbourhood : int
        「5鄰」; 0 where none is named.
    """

    line: str
    number: int
    sub: int = 0
    district: str = ""
    village: str = ""
    neighbourhood: int = 0


@dataclass(frozen=True)
class Parcel:
    """A land parcel: 「信義段46地號」.

    Parameters
    ----------
    section : str
        Such as ``"信義段"``, its 小段 included.
    number, sub : int
        「46-2地號」 is 46 and 2; `number` is 0 where only the section is named.
    district, village : str
        As in `Named`.
    """

    section: str
    number: int
    sub: int = 0
    district: str = ""
    village: str = ""


@dataclass(frozen=True)
class Stretch:
    """The part of a line between two places: 「翠華路(明潭路~世運大道)」, 「翠華路自明潭路至世運大道」."""

    line: Asked
    start: Asked
    end: Asked


@dataclass(frozen=True)
class Between:
    """From one place to another where no line is named: 「明潭路至世運大道」."""

    start: Asked
    end: Asked


@dataclass(frozen=True)
class Crossing:
    """Where two lines meet: 「三多三路與中華五路口」, 「三多三路/中華五路」."""

    first: Asked
    second: Asked


@dataclass(frozen=True)
class Several:
    """Some places together: 「A、B及C」.

    Parameters
    ----------
    parts : tuple
        At least one.
    around : bool
        「一帶」, 「附近」, 「周邊」: what is meant is not the places but the ground between and about them.
    """

    parts: tuple[Asked, ...]
    around: bool = False


Asked = Named | Address | Parcel | Stretch | Between | Crossing | Several
