"""How much water flood works hold: what stands, and what is promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from register import Phase

CUBIC_METRES = "m3"


@dataclass(frozen=True)
class Volume:
    """A sum of volumes; a work whose volume nobody states adds nothing, and is counted.

    Parameters
    ----------
    standing_m3, promised_m3 : float
        Of what is done; of all that is neither done nor stopped.
    stated : int
        Flood works that state a volume and are neither stopped nor part of one that is counted.
    within : int
        Those that state one and are not added, as they are part of a work whose volume is.
    """

    standing_m3: float
    promised_m3: float
    stated: int
    within: int

    @classmethod
    def of(cls, works: Sequence[Mapping[str, Any]]) -> Self:
        """Add up the volumes of flood works.

        Parameters
        ----------
        works : sequence of mapping
            Published properties.

        Examples
        --------
        >>> pond = {"id": "a", "flood_related": True, "quantity": 8e3, "quantity_unit": "m3", "part_of": None}
        >>> half = {**pond, "id": "b", "part_of": "a", "phase": "done"}
        >>> Volume.of([{**pond, "phase": "building"}, half])
        Volume(standing_m3=0, promised_m3=8000.0, stated=1, within=1)
        """
        stating = [one for one in works if _states(one)]
        parents = {one["id"]: one["part_of"] for one in works}
        ids = {one["id"] for one in stating}
        counted = [one for one in stating if not _is_part(one["id"], parents, ids)]
        done = sum(one["quantity"] for one in counted if one["phase"] == Phase.DONE)
        return cls(done, sum(one["quantity"] for one in counted) - done, len(counted), len(stating) - len(counted))


def _states(said: Mapping[str, Any]) -> bool:
    is_volume = said["flood_related"] and said["quantity_unit"] == CUBIC_METRES and said["quantity"] is not None
    return bool(is_volume) and said["phase"] != Phase.STOPPED


def _is_part(project: str, parents: Mapping[str, str | None], ids: set[str]) -> bool:
    """Tell whether a work is part, at any depth, of one among these."""
    above, passed = parents.get(project), {project}
    while above and above not in passed:
        if above in ids:
            return True
        passed.add(above)
        above = parents.get(above)
    return False
