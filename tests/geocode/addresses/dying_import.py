"""An import that is killed at a moment of its life; run as a process of its own."""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from geocode import Boundaries
from geocode.addresses import csv_file, loading
from geocode.addresses.refused import Tally
from geocode.addresses.staging import Staging

*_, MOMENT, AT = ["", "", *sys.argv]


def die_if(moment: str, rows: int) -> None:
    if moment == MOMENT and rows >= int(AT):
        os.kill(os.getpid(), signal.SIGKILL)


class Told:
    def resumed(self, rows: int) -> None:
        pass

    def reached(self, position: int, tally: Tally) -> None:
        die_if("after a batch", tally.read)


class Dying(Staging):
    """Has no room to keep a batch in memory, so that half of it is on the disk when it dies."""

    def __init__(self, index: Path, job: str, source: str) -> None:
        super().__init__(index, job, source)
        self._base.execute("PRAGMA cache_size = 1")

    def _say(self, name: str, value: str) -> None:
        super()._say(name, value)
        die_if("inside a batch", self.tally.read)

    def _prove(self) -> None:
        super()._prove()
        die_if("before the rename", self.tally.read)


if __name__ == "__main__":
    file, index, polygons, batch = sys.argv[1:5]
    csv_file.BATCH = int(batch)
    loading.Staging = Dying
    if MOMENT == "disk full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(AT), int(AT)))
    loading.load(Path(file), Path(index), Boundaries.open(Path(polygons)), loading.Import("甲"), Told())
