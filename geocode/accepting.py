"""What a person chose, written into ``gazetteer.csv``: proven before it replaces what was there."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from geocode.boundaries import Boundaries
from geocode.choice import Position, Signed, prove_words
from geocode.csv_text import CsvText
from geocode.district import DistrictGeocoder
from geocode.entry import Entry
from geocode.errors import ChoiceError
from geocode.gazetteer import GazetteerGeocoder
from geocode.gazetteer_file import COLUMNS, read_gazetteer
from geocode.geometries import FILE
from geocode.proposed import proposed
from geocode.reading.numerals import canonical
from geocode.text import normalise, without_city

GAZETTEER: Final = "gazetteer.csv"


class Accepting:
    """Writes choices into the gazetteer of one folder.

    Parameters
    ----------
    folder : Path
        The data folder.
    boundaries : Boundaries
        The city.

    Raises
    ------
    GazetteerError
        If the gazetteer cannot be used as it is.
    """

    def __init__(self, folder: Path, boundaries: Boundaries) -> None:
        self._folder = folder
        self._boundaries = boundaries
        self._gazetteer = GazetteerGeocoder(read_gazetteer(folder, boundaries))
        self._entries = self._gazetteer.entries
        self._text = CsvText.read(folder / GAZETTEER)

    def alias(self, text: str, name: str, signed: Signed) -> str:
        """Let a text mean a place that is known.

        Parameters
        ----------
        text : str
            Words that say where.
        name : str
            Name of a row, or any of its aliases.
        signed : Signed

        Returns
        -------
        str
            What was written, in one line.

        Raises
        ------
        ChoiceError
            If the text means something already, or nothing can be called by that name; nothing is written.
        """
        number = self._one(name)
        self._prove_new(text, self._entries[number])
        entry = self._entries[number]
        cells = {"aliases": ";".join((*entry.aliases, text)), **self._evidence(entry, signed, f"「{text}」即此。")}
        self._replace(self._with(number, cells), text, entry.name)
        return f"alias: 「{text}」 is {entry.name} ({self._place(number)})"

    def position(self, text: str, position: Position, signed: Signed) -> str:
        """Say where a place is: a new row, or one that has no position yet.

        Parameters and errors are those of `alias`.
        """
        found = self._bearing(text)
        if not found:
            self._prove_new(text, None)
            cells = {"name": text, **position.cells, "evidence": signed.words("")}
            self._replace(self._text.with_row([cells.get(name, "") for name in COLUMNS]), text, text)
            return f"new row: {text} ({self._place(len(self._entries))})"
        number = self._open(text, found, instead=position.instead)
        entry = self._entries[number]
        was = entry.geometry
        said = f"原為 {was.x:.6f}, {was.y:.6f} ±{entry.precision_m} 公尺。" if was is not None else ""
        cells = {**position.cells, **self._evidence(entry, signed, said)}
        self._replace(self._with(number, cells), text, entry.name)
        return f"position: {entry.name} ({self._place(number)})"

    def _one(self, name: str) -> int:
        known = self._gazetteer.known(name)
        if len(known) != 1:
            rivals = "、".join(entry.name for entry in known)
            told = f"more than one row: {rivals}" if rivals else f"no row of {GAZETTEER}"
            raise ChoiceError(f"--is: 「{name}」 is {told}; expected the name of one")
        return self._entries.index(known[0])

    def _bearing(self, text: str) -> list[int]:
        """Find the rows that bear a name or an alias, not those whose name only follows from another."""
        words = ((number, (entry.name, *entry.aliases)) for number, entry in enumerate(self._entries))
        return [number for number, names in words if _key(text) in map(_key, names)]

    def _prove_new(self, text: str, entry: Entry | None) -> None:
        """Refuse a text that means something already."""
        prove_words("TEXT", text)
        known = self._gazetteer.known(text)
        if known:
            owner = entry if entry in known else known[0]
            ties = "" if owner is entry else "; for one project alone use --project"
            raise ChoiceError(f"「{text}」 is {owner.name} already ({self._place(self._entries.index(owner))}){ties}")
        if DistrictGeocoder(self._boundaries).candidates(text):
            raise ChoiceError(f"「{text}」 names a district or a village; for one project alone use --project")

    def _open(self, text: str, found: list[int], *, instead: bool) -> int:
        """Give the one row that has no position, or whose point shall be replaced."""
        entry = self._entries[found[0]]
        if len(found) > 1:
            rivals = "、".join(self._entries[number].name for number in found)
            raise ChoiceError(f"「{text}」 is more than one row: {rivals}; expected the name of one")
        if entry.geometry is not None and entry.geometry.geom_type != "Point":
            raise ChoiceError(f"{entry.name} is drawn as a line or an area in {FILE}, which is edited by hand")
        if entry.geometry is not None and not instead:
            raise ChoiceError(f"{entry.name} has a position already ({self._place(found[0])}); --instead replaces it")
        return found[0]

    def _evidence(self, entry: Entry, signed: Signed, said: str) -> Mapping[str, str]:
        return {"evidence": entry.evidence + signed.words(said)}

    def _with(self, number: int, cells: Mapping[str, str]) -> CsvText:
        return self._text.with_cells(number + 1, {COLUMNS.index(name): value for name, value in cells.items()})

    def _place(self, number: int) -> str:
        return f"{self._folder.name}/{GAZETTEER}:{self._text.line_of(number + 1)}"

    def _replace(self, changed: CsvText, text: str, name: str) -> None:
        """Write the gazetteer if it can be read and the text then means the place, and nothing else."""
        with proposed(self._folder, GAZETTEER, (self._text, changed)) as new:
            known = GazetteerGeocoder(read_gazetteer(new, self._boundaries)).known(text)
            if [entry.name for entry in known] != [name]:
                raise ChoiceError(f"「{text}」 would not be found as {name}: expected words without semicolon")


def _key(word: str) -> str:
    """Give the form in which two spellings of a name agree, as `GazetteerGeocoder` compares them."""
    return canonical(without_city(normalise(word)))
