"""What can break when a service is asked: one line each, for a note beside the answer that is found without it."""

from geocode.errors import GeocodeError


class ServiceError(GeocodeError, ConnectionError):
    """A service gave no answer that can be used.

    Parameters
    ----------
    name : str
        The service.
    words : str
        What happened, in one line.

    Examples
    --------
    >>> print(ServiceError("TGOS", "逾時"))
    TGOS：逾時
    """

    def __init__(self, name: str, words: str) -> None:
        super().__init__(f"{name}：{' '.join(words.split())}")
        self.name = name


class ServiceSettingError(GeocodeError, ValueError):
    """A setting of a service that cannot be used."""
