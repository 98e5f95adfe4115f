"""What is asked of a service: one place by its name, or one door-plate."""

from __future__ import annotations

from dataclasses import dataclass

from geocode.reading.asked import Address, Named
from geocode.reading.errors import UnreadableError
from geocode.reading.reader import Reader


@dataclass(frozen=True)
class Question:
    """A text as services can be asked for it.

    Parameters
    ----------
    asked : Named or Address
        The likeliest reading.
    plate : Address or None
        The likeliest reading as a door-plate.
    district : str
        Where the answer must lie; empty where nobody says so.
    """

    asked: Named | Address
    plate: Address | None
    district: str

    @classmethod
    def read(cls, text: str, district: str, reader: Reader) -> Question | None:
        """Read a text.

        Parameters
        ----------
        text : str
            As a document or a person writes it.
        district : str
            Where the answer must lie beside what the text says; may be empty.
        reader : Reader

        Returns
        -------
        Question or None
            None for what is no single place (crossings and stretches are put together here, not by a service), cannot
            be read, or names another district.
        """
        try:
            single = [asked for asked in reader.read(text) if isinstance(asked, Named | Address)]
        except UnreadableError:
            return None
        districts = {name for name in (district, *(asked.district for asked in single)) if name}
        if not single or len(districts) > 1:
            return None
        plate = next((asked for asked in single if isinstance(asked, Address)), None)
        return cls(single[0], plate, next(iter(districts), ""))
