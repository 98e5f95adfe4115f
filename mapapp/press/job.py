"""What the press makes: the sheet of an order, or the atlas. This is what its process holds; Flask is not in it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from layers import Store
from layers.errors import QueryError
from layers.overlays import Overlays
from layers.sensors import Sensors
from mapapp.errors import PrintOutdatedError
from mapapp.paper.order import Order
from mapapp.portrait.typeface import Typeface
from mapapp.press.refusal import TOLD, Refusal
from mapapp.words import Words

if TYPE_CHECKING:
    from mapapp.paper.leaf.ground import Grounds
    from mapapp.paper.typeset import Typesetter


@dataclass(frozen=True)
class Asked:
    """One order as it goes to the press.

    Parameters
    ----------
    edition : str
        Name of the edition that the print must show.
    language : str
        Of its words.
    site : str
        Address of the map, absolute, for the QR code.
    printed_on : date
        As the print says.
    order : Order
    bound : bool
        Whether the order is of an atlas.
    moment : datetime or None
        The minute that a situation sheet says; None of any other.
    under : tuple of str
        Names of the contents of the overlays that must lie under the works.
    """

    edition: str
    language: str
    site: str
    printed_on: date
    order: Order
    bound: bool = False
    moment: datetime | None = None
    under: tuple[str, ...] = ()


@dataclass(frozen=True)
class Printing:
    """Prints what is asked; the store and the typesetter are opened with the first order, and kept.

    Parameters
    ----------
    edition : Path
        The edition's file.
    static : Path
        The folder ``static``.
    overlays : Path or None
        Their folder.
    sensors : Path or None
        The file of the last snapshot.
    """

    edition: Path
    static: Path
    overlays: Path | None = None
    sensors: Path | None = None

    def __call__(self, asked: Asked) -> bytes | Refusal:
        """Give a PDF, or say why not."""
        try:
            self._check(asked)
            made = self._made(asked)
            self._check(asked)
        except TOLD as error:
            return Refusal.of(error)
        return made

    def _made(self, asked: Asked) -> bytes:
        from mapapp.paper.bindery import atlas
        from mapapp.paper.evidence import Evidence
        from mapapp.paper.material import Material
        from mapapp.paper.moment import Moment
        from mapapp.paper.plan import plan

        words, ground = Words(asked.language), self._grounds.of(self._store)
        moment = Moment.of(asked.moment, self._sensors) if asked.moment else None
        evidence = Evidence.read(self._store, asked.printed_on, moment)
        material = Material(self._store, ground, words, asked.site, self._overlays, moment)
        if asked.bound:
            return self._typesetter.atlas(atlas(asked.order, material), words, evidence)
        return self._typesetter.sheet(plan(asked.order, material), words, evidence)

    def _check(self, asked: Asked) -> None:
        """Refuse another edition or overlay than is meant, and letters of a reader's that the font lacks."""
        if self._store.edition != asked.edition or self._under(asked.order) != asked.under:
            raise PrintOutdatedError(asked.edition)
        order = asked.order
        for name, text in (("title", order.title), ("operator", order.operator), ("q", " ".join(order.query.q))):
            if self._face.glyphs.lacks(text):
                raise QueryError(name, text, "characters that the font of our prints has")

    def _under(self, order: Order) -> tuple[str, ...]:
        from mapapp.paper.leaf.underlays import Underlays

        return Underlays.find(self._overlays, order.overlays, grey=order.grey).names

    @cached_property
    def _store(self) -> Store:
        return Store(self.edition)

    @cached_property
    def _overlays(self) -> Overlays | None:
        return Overlays(self.overlays) if self.overlays else None

    @cached_property
    def _sensors(self) -> Sensors:
        return Sensors(self.sensors)

    @cached_property
    def _grounds(self) -> "Grounds":
        from mapapp.paper.leaf.ground import Grounds

        return Grounds()

    @cached_property
    def _face(self) -> Typeface:
        return Typeface(self.static)

    @cached_property
    def _typesetter(self) -> "Typesetter":
        from mapapp.paper.typeset import Typesetter

        return Typesetter(self.static)
