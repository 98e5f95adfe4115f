"""How much of a file is read before it is refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from register.apart import MB, numbers_set
from register.errors import RegisterError

__all__ = ["MB", "Limits"]

PREFIX = "WORKSMAP_READ_"


@dataclass(frozen=True)
class Limits:
    """Bounds of what is read; each is a setting, `WORKSMAP_READ_` and its name in capitals.

    A city's largest reports have some 600 pages and 30 MB with their photographs; beyond these bounds a file is no
    report, or is made to do harm.

    Parameters
    ----------
    size_mb : int
        Of the file.
    pages : int
        Of a PDF.
    unpacked_mb : int
        Of all that an office file packs, as it says itself and as it turns out to be.
    ratio : int
        Unpacked over packed size of a part above 1 MB; XML of a report packs to a tenth or a thirtieth.
    parts : int
        Files within an office file. An archive within it is never opened.
    depth : int
        Of elements within elements.
    seconds : int
        That the child process may take.
    memory_mb : int
        That it may hold.
    """

    size_mb: int = 100
    pages: int = 2000
    unpacked_mb: int = 300
    ratio: int = 300
    parts: int = 5000
    depth: int = 200
    seconds: int = 60
    memory_mb: int = 500

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Limits:
        """Read the settings.

        Raises
        ------
        RegisterError
            If one of them is no whole number above 0.
        """
        said, problems = numbers_set(PREFIX, [field.name for field in fields(cls)], environment)
        if problems:
            raise RegisterError(problems)
        return cls(**said)
