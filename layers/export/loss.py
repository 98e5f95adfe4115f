"""What a format cannot hold: it is told, never left out silently."""

from collections.abc import Mapping
from dataclasses import dataclass

LOSSES: Mapping[str, str] = {
    "shape": "lines and areas: the point where the map draws the work's symbol stands for them",
    "lists": "lists: their members are one text, with 、 between them",
    "types": "types: every value is text, and a spreadsheet may take 2024-12 for a day; XLSX and ODS keep it as it is",
    "quoted": "texts that a spreadsheet would take for a formula: {n} have a ' in front, which is not part of them",
    "about": "sources, filters and the day of the data: XLSX, ODS and GeoPackage hold them",
    "cut": "texts longer than 32,767 characters: {n} are cut, and end with …",
    "signs": "characters that XML has no place for: {n} became �",
    "multi": "the difference between one part and several: every geometry has parts; geometry_type tells what it was",
    "short": "names of columns longer than ten letters: they are shortened, and about.txt tells which is which",
    "dbf": "texts longer than 254 bytes: {n} are cut, and end with …",
    "truth": "what is true or false: 1 is true and 0 is false",
    "looks": "shapes, dashes and hatches: a phase is told by its colour and in words; GeoPackage holds them",
    "empty": "the difference between a text that is missing and one that is empty: both are empty",
}


@dataclass(frozen=True)
class Loss:
    """Something that a file does not hold.

    Parameters
    ----------
    code : str
        One of `LOSSES`.
    n : int
        How often, where that is counted.

    Examples
    --------
    >>> print(Loss("signs", 2))
    characters that XML has no place for: 2 became �
    """

    code: str
    n: int = 0

    def __str__(self) -> str:
        """Say it in English, as the command line speaks."""
        return LOSSES[self.code].format(n=self.n)
