"""What can break while door-plates are loaded or looked up; one clear line each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from geocode.errors import GeocodeError

SHOWN: Final = 60
"""Characters of a value that a message shows at most, so that a message stays one line."""


class AddressesError(GeocodeError, ValueError):
    """A door-plate file, or an index of door-plates, that cannot be used."""


def quoted(said: str) -> str:
    r"""Show a value of a file inside a message: on one line, and not longer than `SHOWN`.

    Parameters
    ----------
    said : str
        Anything at all.

    Examples
    --------
    >>> quoted("測試一路\n1號")
    '「測試一路 1號」'
    """
    plain = "".join(character if character.isprintable() else " " for character in said.strip())
    return f"「{plain[:SHOWN]}…」" if len(plain) > SHOWN else f"「{plain}」"


@contextmanager
def told_plainly(file: Path) -> Iterator[None]:
    """Turn what SQLite and the disk say of a file into one clear line.

    Raises
    ------
    AddressesError
        Instead of `sqlite3.Error` and `OSError`.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise AddressesError(f"{file}: {error}") from None
    except OSError as error:
        raise AddressesError(f"{error.filename or file}: {error.strerror or error}") from None
