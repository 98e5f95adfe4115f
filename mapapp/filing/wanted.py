"""Which file is wanted."""

import hashlib
import json
from dataclasses import astuple, dataclass

from layers import Query
from layers.export import FORMATS
from layers.flood.asked import FloodQuery


@dataclass(frozen=True)
class Wanted:
    """One file of one edition.

    Parameters
    ----------
    edition : str
        Name of the edition.
    language : str
        Of its words.
    form : str
        One of `layers.export.FORMATS`.
    crs : str
        One of `layers.export.CRSES`.
    filters : tuple of (str, str)
        Parameter and text; they name the district too.
    district : str
        The district that the file is of, whose sheet gives the numbers; empty where there are none.
    flood : bool
        Whether only flood works are meant, by the filters of those.
    """

    edition: str
    language: str
    form: str
    crs: str
    filters: tuple[tuple[str, str], ...]
    district: str = ""
    flood: bool = False

    @property
    def asked(self) -> FloodQuery | None:
        """Which flood works are meant; None where any works are."""
        return FloodQuery.parse(dict(self.filters)) if self.flood else None

    @property
    def query(self) -> Query:
        """Which works are meant, as far as the filters say it that every address has."""
        return self.asked.query if self.asked else Query.parse(dict(self.filters))

    def name(self, program: str) -> str:
        """Name the file by all that it depends on.

        Parameters
        ----------
        program : str
            Names what makes it.

        Examples
        --------
        >>> Wanted("one", "en", "csv", "EPSG:4326", ()).name("") == Wanted("one", "zh", "csv", "EPSG:4326", ()).name("")
        True
        """
        spoken = self.language if FORMATS[self.form].speaks else ""
        said = [program, spoken, *astuple(self)[2:], self.edition]
        return f"{self.form}-{hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]}"
