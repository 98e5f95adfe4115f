"""From orders to files of PDF: planned, set, and put in their places only when all of them are whole."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from mapapp.paper.bindery import Bindery
    from mapapp.paper.evidence import Evidence
    from mapapp.paper.moment import Moment
    from mapapp.paper.order import Order
    from mapapp.paper.sheet import Sheet
    from mapapp.paper.typeset import Typesetter
    from mapapp.portrait.work import Work

SUFFIX = ".pdf"
SETTING = 3
"""To set a whole atlas takes about as long as to plan one in so many of its sheets."""


@dataclass(frozen=True)
class Printed:
    """What was printed.

    Parameters
    ----------
    file : Path
    pdf : bytes
    sheets : tuple of Sheet
        One, or those of an atlas.
    nowhere : tuple of Work
        Those of an atlas that are on none of its sheets.
    """

    file: Path
    pdf: bytes
    sheets: tuple[Sheet, ...]
    nowhere: tuple[Work, ...] = ()


@dataclass(frozen=True)
class Beside:
    """What a situation sheet says besides.

    Parameters
    ----------
    overlays : Path
        Their folder.
    sensors : Path or None
        The file of the last snapshot.
    at : datetime
        The minute of the printing.
    """

    overlays: Path
    sensors: Path | None
    at: datetime


@dataclass(frozen=True)
class Shop:
    """What prints.

    Parameters
    ----------
    edition : Path
        The edition's file.
    static : Path
        The folder ``static``.
    language, url : str
        Of the words; and where the map is on the web, for the QR code, or nothing.
    beside : Beside or None
        None: the sheets are no situation sheets.

    Raises
    ------
    layers.errors.EditionError
        If the edition cannot be read.
    mapapp.errors.MapAppError
        If something that prints need is missing, or cannot be printed.
    """

    edition: Path
    static: Path
    language: str
    url: str
    beside: Beside | None = None

    @cached_property
    def bindery(self) -> Bindery:
        """What plans sheets and atlases."""
        from layers import Store
        from layers.overlays import Overlays
        from mapapp.paper.bindery import Bindery
        from mapapp.paper.leaf.ground import Ground
        from mapapp.paper.material import Material
        from mapapp.words import Words

        store = Store(self.edition)
        overlays = Overlays(self.beside.overlays) if self.beside else None
        return Bindery(Material(store, Ground.read(store), Words(self.language), self.url, overlays, self._moment))

    def each(self, orders: Sequence[Order], file: Path | None, folder: Path) -> list[Printed]:
        """Print a sheet of each order.

        Parameters
        ----------
        orders : sequence of Order
        file : Path or None
            Of the one sheet; None: each bears its area's name, in a folder.
        folder : Path
        """
        printed = []
        with self._bar(len(orders)) as bar:
            for order in orders:
                sheet = self.bindery.sheet(order)
                pdf = self._typesetter.sheet(sheet, self.bindery.material.words, self._evidence)
                printed.append(Printed(file or folder / f"{sheet.name}{SUFFIX}", pdf, (sheet,)))
                bar.update(1, sheet.name)
        return printed

    def bound(self, order: Order, file: Path | None) -> Printed:
        """Print an atlas; where no file is named, it bears the city's name in this folder."""
        orders = self.bindery.orders(order)
        sheets = []
        setting = max(1, len(orders) // SETTING)
        with self._bar(len(orders) + setting) as bar:
            for one in orders:
                sheets.append(self.bindery.sheet(one))
                bar.update(1, sheets[-1].name)
            atlas = self.bindery.bind(order, sheets)
            pdf = self._typesetter.atlas(atlas, self.bindery.material.words, self._evidence)
            bar.update(setting)
        return Printed(file or Path(f"{atlas.name}{SUFFIX}"), pdf, atlas.sheets, atlas.nowhere)

    @staticmethod
    def _bar(length: int) -> ProgressBar[Any]:
        """Show how far it is, to a person only; standard output is for what was made."""
        hidden = not sys.stderr.isatty()
        return click.progressbar(length=length, file=sys.stderr, hidden=hidden, item_show_func=lambda name: name)

    @cached_property
    def _typesetter(self) -> Typesetter:
        from mapapp.paper.typeset import Typesetter

        return Typesetter(self.static)

    @cached_property
    def _evidence(self) -> Evidence:
        from mapapp.clock import now
        from mapapp.paper.evidence import Evidence

        store, moment = self.bindery.material.store, self._moment
        return Evidence.read(store, moment.at.date() if moment else now().date(), moment)

    @cached_property
    def _moment(self) -> Moment | None:
        from layers.sensors import Sensors
        from mapapp.paper.moment import Moment

        return Moment.of(self.beside.at, Sensors(self.beside.sensors)) if self.beside else None


def put(prints: Sequence[Printed]) -> None:
    """Write prints of one folder: each is whole beside its place before the first one takes it.

    Raises
    ------
    OSError
        If the folder cannot be made or written in; whatever was there before is as it was.
    """
    folder = prints[0].file.parent
    folder.mkdir(parents=True, exist_ok=True)
    for one in prints:
        if one.file.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(one.file))
    with tempfile.TemporaryDirectory(dir=folder, prefix=".print.") as beside:
        for one in prints:
            (Path(beside) / one.file.name).write_bytes(one.pdf)
        for one in prints:
            (Path(beside) / one.file.name).replace(one.file)
