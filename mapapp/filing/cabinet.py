"""What one application has its files made by: a press of their own, so that no sheet waits for them."""

from pathlib import Path
from threading import BoundedSemaphore
from typing import BinaryIO

from mapapp.filing.job import Filing
from mapapp.filing.wanted import Wanted
from mapapp.press.kept import Kept
from mapapp.press.press import Press, Queue
from mapapp.press.program import program

FILES = Queue("files", limit_s=120, idle_s=600)
"""A file of a hundred works takes half a second, its first one two: GDAL is loaded then."""
SEATS = 4
"""Requests of one worker that may wait for a file; the same file is made once for all who wait."""


class Cabinet:
    """Files of an edition, made when they are first wanted, and kept beside it.

    Parameters
    ----------
    edition : Path
        The edition's file.
    """

    def __init__(self, edition: Path) -> None:
        self._press = Press(Filing(edition), FILES, Kept(edition), BoundedSemaphore(SEATS))

    def name(self, wanted: Wanted) -> str:
        """Name a file by all that it depends on."""
        return wanted.name(program())

    def file(self, wanted: Wanted) -> BinaryIO:
        """Give a file; see `mapapp.press.press.Press.print` for what can go wrong."""
        return self._press.print(wanted.edition, self.name(wanted), wanted)

    def close(self) -> None:
        """End the process."""
        self._press.close()
