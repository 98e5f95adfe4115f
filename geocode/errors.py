"""What can break in this room; a place that is not found is an answer, not an error."""


class GeocodeError(Exception):
    """Anything that breaks while places are opened or asked for."""


class BoundariesError(GeocodeError, OSError):
    """The boundary files are missing or are not what they should be."""


class OfflineError(GeocodeError, ConnectionError):
    """A geocoder of ours was asked to use the network, which none of them does."""


class GazetteerError(GeocodeError, ValueError):
    """A value in the gazetteer files that cannot be used.

    Parameters
    ----------
    file : str
        Such as ``"data/gazetteer.csv"``.
    line : int
        Counted from 1, the header included.
    column : str
        The column (or GeoJSON member) that is wrong.
    said : str
        What the file says there.
    expected : str
        What would be right, in words.

    Examples
    --------
    >>> print(GazetteerError("data/gazetteer.csv", 17, "lon", "abc", "degrees east, such as 120.3017"))
    data/gazetteer.csv:17: lon: 「abc」: expected degrees east, such as 120.3017
    """

    def __init__(self, file: str, line: int, column: str, said: str, expected: str) -> None:
        super().__init__(f"{file}:{line}: {column}: 「{said}」: expected {expected}")
        self.file = file
        self.line = line
        self.column = column
        self.said = said
        self.expected = expected


class ChoiceError(GeocodeError, ValueError):
    """A person's choice that cannot be written into the gazetteer as it stands; one line that says why."""
