"""What a job answers instead of a print."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from layers.errors import EditionError, OverlayUnreadableError, QueryError
from mapapp.errors import DistrictUnknownError, PaperError, PrintOutdatedError

CARRIED: Mapping[type[Exception], Callable[[Any], tuple[str, ...]]] = {
    QueryError: lambda error: (error.parameter, error.text, error.expected),
    DistrictUnknownError: lambda error: (error.name,),
    EditionError: lambda error: (str(error),),
    OverlayUnreadableError: lambda error: (str(error),),
    PrintOutdatedError: lambda error: (error.edition,),
    PaperError: lambda error: (str(error),),
}
"""Errors that whoever asked is told, and what each is made with."""
TOLD = tuple(CARRIED)


@dataclass(frozen=True)
class Refusal:
    """An error on its way from one process to another: errors themselves do not survive that.

    Parameters
    ----------
    kind : type
        Class of the error.
    said : tuple of str
        What it is made with.

    Examples
    --------
    >>> Refusal(ValueError, ("no paper",)).error
    ValueError('no paper')
    """

    kind: type[Exception]
    said: tuple[str, ...]

    @classmethod
    def of(cls, error: Exception) -> Self:
        """Take an error of `TOLD` along."""
        kind = next(known for known in CARRIED if isinstance(error, known))
        return cls(kind, CARRIED[kind](error))

    @property
    def error(self) -> Exception:
        """The error, to be raised on this side."""
        return self.kind(*self.said)
