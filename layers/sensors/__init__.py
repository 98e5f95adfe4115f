"""Live sensors: what stations told last, each with its time and how much that is worth now.

Feeds are asked by ``worksmap sensors`` alone, which keeps a `Snapshot` in a file; whoever serves or prints reads that
with `Sensors`. Nothing is asked unless an operator has written which feeds.
"""

from layers.sensors.age import Age, age_of
from layers.sensors.failure import Failure
from layers.sensors.marks import Mark, mark_of
from layers.sensors.reading import UNITS, Fault, Kind, Reading
from layers.sensors.shelf import Sensors
from layers.sensors.snapshot import Snapshot, Told

__all__ = [
    "UNITS",
    "Age",
    "Failure",
    "Fault",
    "Kind",
    "Mark",
    "Reading",
    "Sensors",
    "Snapshot",
    "Told",
    "age_of",
    "mark_of",
]
