"""Stations of live sensors on a sheet: what each told last, how old that is, and which of them tell of water."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from layers.sensors import Age, Kind, Mark, Reading, Snapshot, mark_of
from mapapp.paper.moment import Moment

GRAVEST: Final = (Mark.WARNING, Mark.NOTICE, Mark.CALM)
KINDS: Final = (Kind.FLOOD_DEPTH, Kind.SEWER_LEVEL, Kind.WATER_LEVEL, Kind.RAIN)
"""Water that stands on a road is told before water that may come."""
LEVELS: Final = ("alarm", "alert")
"""Levels of warning above which a level is measured, the higher first."""


@dataclass(frozen=True)
class Station:
    """A station on a sheet.

    Parameters
    ----------
    reading : Reading
    feed : str
        Title of the feed that tells it.
    age : Age
    mark : Mark
        What its value calls for; of one that is dead, what its last value called for.
    spot : (float, float)
        EPSG:3826, metres.
    number : int
        In the table of those that tell of water, from 1; 0 of the others.
    """

    reading: Reading
    feed: str
    age: Age
    mark: Mark
    spot: tuple[float, float]
    number: int = 0

    @property
    def is_dead(self) -> bool:
        """Whether nothing that it told can be taken for now."""
        return self.age is Age.DEAD

    @property
    def tells_of_water(self) -> bool:
        """Whether water stands there, or a level or rain that calls for a look was reached, as far as it last told."""
        is_wet = self.reading.kind is Kind.FLOOD_DEPTH and (self.reading.value or 0) > 0
        return self.reading.value is not None and (is_wet or self.mark is not Mark.CALM)

    @property
    def above(self) -> float:
        """How much there is: of a level, how far above that of its warning; in the unit of the kind."""
        value, more = self.reading.value or 0.0, self.reading.more
        return value - next((more[name] for name in LEVELS if name in more), 0.0)


def stations(moment: Moment | None, shown: BaseGeometry) -> tuple[Station, ...]:
    """List the stations that lie on the maps of a sheet.

    Parameters
    ----------
    moment : Moment or None
        None, or without a snapshot: no stations.
    shown : shapely geometry
        The ground of the maps, EPSG:3826.

    Returns
    -------
    tuple of Station
        Those that tell of water first, the gravest of them first and numbered; then the others, the newest first; those
        that are dead behind those that are not.
    """
    if moment is None or moment.snapshot is None:
        return ()
    known = list(_known(moment.snapshot, moment.at, shown))
    wet = sorted((one for one in known if one.tells_of_water), key=_graver)
    dry = sorted(
        (one for one in known if not one.tells_of_water), key=lambda one: (list(Age).index(one.age), _name(one))
    )
    return (*(replace(one, number=number) for number, one in enumerate(wet, 1)), *dry)


def _known(snapshot: Snapshot, at: datetime, shown: BaseGeometry) -> Iterator[Station]:
    told = [(feed.title, one) for feed in snapshot.feeds for one in feed.readings]
    spots = _metres([one for _, one in told])
    inside = shapely.contains_xy(shown, spots)
    for (title, one), (x, y), is_inside in zip(told, spots.tolist(), inside, strict=True):
        if is_inside:
            yield Station(one, title, one.age(at), mark_of(one), (x, y))


def _metres(readings: Sequence[Reading]) -> npt.NDArray[np.float64]:
    from layers.near import to_metres

    degrees = np.array([(one.lon, one.lat) for one in readings], dtype=np.float64).reshape(-1, 2)
    return np.column_stack(to_metres().transform(*degrees.T))


def _graver(one: Station) -> tuple[object, ...]:
    return one.is_dead, GRAVEST.index(one.mark), KINDS.index(one.reading.kind), -one.above, _name(one)


def _name(one: Station) -> tuple[str, str]:
    return one.reading.name, one.reading.station
