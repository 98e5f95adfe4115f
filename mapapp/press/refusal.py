"""What a job answers instead of a print."""

from dataclasses import dataclass


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

    @property
    def error(self) -> Exception:
        """The error, to be raised on this side."""
        return self.kind(*self.said)
