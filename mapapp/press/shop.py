"""What one application prints with: a press for sheets, one for the atlas, and the prints that are kept."""

import hashlib
import json
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, BinaryIO

from mapapp.press.job import Asked, Printing
from mapapp.press.kept import Kept
from mapapp.press.press import Press, Queue
from mapapp.press.program import program

SEATS, ATLAS_SEATS = 18, 6
"""Requests of one worker that may wait for a sheet, and for the atlas: gunicorn's threads are more, so that the
map is answered. An atlas may bear anybody's name: who orders many of them must not keep others from their sheets."""
SHEETS = Queue("sheets", limit_s=60, idle_s=600)
"""A sheet takes half a second; the largest that can be ordered, a whole city on many pages, some ten."""
ATLAS = Queue("atlas", limit_s=300, idle_s=0)
"""Fifteen seconds on a quiet machine, three times that with overlays and stations: its process need not stay."""
ATLAS_S = 60
"""Seconds that an atlas with overlays and stations takes on a machine that does little else, as the page says."""
SENSED_MINUTES = 10
"""An atlas with stations is printed anew so often: what is fresh for ten minutes is worth no second atlas before."""


class Shop:
    """Prints sheets and the atlas of an edition.

    Parameters
    ----------
    edition : Path
        The edition's file.
    static : Path
        The folder ``static``.
    overlays, sensors : Path or None
        The folder of the overlays, and the file of the sensors' last snapshot.
    """

    def __init__(self, edition: Path, static: Path, overlays: Path | None = None, sensors: Path | None = None) -> None:
        program()  # named now and not by the first twenty who ask, each in a thread
        job, kept = Printing(edition, static, overlays, sensors), Kept(edition)
        self._sheets = Press(job, SHEETS, kept, BoundedSemaphore(SEATS))
        self._atlas = Press(job, ATLAS, kept, BoundedSemaphore(ATLAS_SEATS))

    def print(self, asked: Asked) -> BinaryIO:
        """Give a print; see `Press.print` for what can go wrong."""
        press = self._atlas if asked.bound else self._sheets
        return press.print(asked.edition, name(asked), asked)

    def close(self) -> None:
        """End the processes."""
        self._sheets.close()
        self._atlas.close()


def name(asked: Asked) -> str:
    """Name a print by all that it depends on; the atlas is of an edition, whatever the minute at which it is asked for.

    Examples
    --------
    >>> from mapapp.paper.order import Order
    >>> atlas = Asked("one", "en", "http://127.0.0.1:5000/", date(2026, 11, 20), Order(), bound=True)
    >>> name(atlas) == name(replace(atlas, printed_on=date(2026, 11, 21)))
    True
    >>> name(atlas) == name(replace(atlas, language="zh-Hant"))
    False
    """
    told = _plain(_lasting(asked) if asked.bound else asked)
    return hashlib.sha256(json.dumps([program(), told]).encode()).hexdigest()[:32]


def _lasting(asked: Asked) -> Asked:
    """Leave out the minute of an atlas, which says itself when it was made; one with stations keeps its ten minutes."""
    moment = asked.moment if asked.order.sensors else None
    if moment:
        moment = moment.replace(minute=moment.minute // SENSED_MINUTES * SENSED_MINUTES)
    return replace(asked, printed_on=date.min, moment=moment)


def _plain(value: object) -> Any:  # noqa: ANN401 – whatever JSON can write
    """Give a value in the one way in which every process writes it: a set has no order of its own."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else value
