"""The moment at which a situation sheet is printed, and what the sensors had told by then."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from layers.sensors import Sensors, Snapshot
from mapapp.clock import minute


@dataclass(frozen=True)
class Moment:
    """When a sheet is printed.

    Parameters
    ----------
    at : datetime
        With its zone, in Kaohsiung's time; to the minute.
    has_sensors : bool
        Whether an operator has set sensors up.
    snapshot : Snapshot or None
        What they told last; None where nothing can be read.
    """

    at: datetime
    has_sensors: bool = False
    snapshot: Snapshot | None = None

    @classmethod
    def of(cls, at: datetime, sensors: Sensors) -> Self:
        """Take what sensors have told by now."""
        return cls(minute(at), sensors.is_on, sensors.snapshot())
