"""One line of the table: what was measured, ours and the plain way's, and the bound that it must keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One measurement.

    Parameters
    ----------
    name : str
        What was measured.
    unit : str
        Of `ours`, `plain` and `bound`.
    ours : float
        What the works map took.
    plain : float or None
        What the same page took, made the plain way; None where that has no such thing.
    bound : float or None
        What `ours` may be at most.
    note : str
        What `ours` is made of, or how it was taken.
    more_is_better : bool
        Whether the ratio is ours to plain (a rate) or plain to ours (a cost).
    least_ratio : float or None
        How many times better ours must be than the plain way.
    """

    name: str
    unit: str
    ours: float
    plain: float | None = None
    bound: float | None = None
    note: str = ""
    more_is_better: bool = False
    least_ratio: float | None = None

    @property
    def bounded(self) -> bool:
        """Whether there is a bound."""
        return self.bound is not None or self.least_ratio is not None

    @property
    def held(self) -> bool:
        """Whether the bound, if there is one, is kept; a ratio that could not be taken is not."""
        enough = self.least_ratio is None or (self.ratio or 0) >= self.least_ratio
        return enough and (self.bound is None or self.ours <= self.bound)

    @property
    def ratio(self) -> float | None:
        """How many times better ours is than the plain way; None where nothing can be divided."""
        better, worse = (self.plain, self.ours) if self.more_is_better else (self.ours, self.plain)
        return worse / better if better and worse is not None else None
