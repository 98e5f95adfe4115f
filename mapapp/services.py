"""Maps of other agencies that may be laid under the works: what an operator lists in a file."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from mapapp.errors import ServicesError
from mapapp.service import Service
from mapapp.service_table import service

MOST = 40


@dataclass(frozen=True)
class Services:
    """The maps that an operator lists.

    Parameters
    ----------
    listed : tuple of Service
    """

    listed: tuple[Service, ...] = ()

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host that pictures come from once, as a policy names it."""
        return tuple(dict.fromkeys(one.host for one in self.listed if one.host))

    @classmethod
    def read(cls, path: Path | None) -> Self:
        """Read the file that ``WORKSMAP_SERVICES`` names; none without it.

        Raises
        ------
        ServicesError
            If the file is not there, or says something that is not sound: where, and what was expected.
        """
        if path is None:
            return cls()
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise ServicesError(f"{path}: expected a TOML file with [[service]]: {error}") from error
        tables = found.get("service", [])
        if found.keys() - {"service"} or not isinstance(tables, list) or len(tables) > MOST:
            raise ServicesError(f"{path}: expected nothing but at most {MOST} [[service]]")
        return cls(_all(tables, str(path)))


def _all(tables: Sequence[object], path: str) -> tuple[Service, ...]:
    read: dict[str, Service] = {}
    for number, table in enumerate(tables, 1):
        where = f"{path}: service {number}"
        if not isinstance(table, dict):
            raise ServicesError(f"{where}: expected a table")
        one = service(table, where)
        if one.id in read:
            raise ServicesError(f"{where}: id: 「{one.id}」: expected another id for each")
        read[one.id] = one
    return tuple(read.values())
