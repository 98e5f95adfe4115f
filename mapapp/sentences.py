"""The answer to "what is near me" in sentences: what there is, and what is the nearest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from layers import Query
from layers.near import Near
from layers.nearby import FURTHEST_M, Nearby, Reached
from mapapp.wording import Wording
from mapapp.words import Words

PHASES = ("building", "planned", "done", "stopped", "unstated")
"""Order in which phases are told: what a neighbour hears first."""
LOOSE_M = 100
"""A place that is known less exactly than this is told as that: it is further than one sees across a street."""
_KM = 1000
_TEN_M = -1
_FREE = ("near", "finished")
"""Fields of a query that the sentence tells itself, or the note beside it."""


class Sentences:
    """Say what is near.

    Parameters
    ----------
    words : Words
        The catalogue to say it with.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def sentence(self, query: Query, found: Nearby, nearest: Sequence[tuple[Reached, dict[str, Any]]]) -> str:
        """Tell how many works are within the radius, in which phases, and which is the nearest.

        Parameters
        ----------
        query : Query
            It names a place.
        found : Nearby
            What `Store.nearby` answers to it.
        nearest : sequence of (Reached, dict)
            Those of `told_of`, with their published properties.
        """
        radius = self.length(query.near.radius_m if query.near else Near.radius_m)
        asked = "_asked" if is_narrowed(query) else ""
        n = len(found.within)
        key = f"near.some{asked}" if n else f"near.nothing{asked}"
        head = self._words(key, radius=radius, n=n, phases=self._phases(found))
        rest = [self._nearest(one, properties) for one, properties in nearest]
        if not rest:
            rest = [self._words("near.nothing_further", furthest=self.length(FURTHEST_M))]
        return self._words("near.space").join([head, *rest])

    def note(self, found: Nearby, finished_before: int) -> str:
        """Tell what is not counted: works without a place, and those that were finished long ago; or nothing."""
        said = []
        if found.unplaced:
            said.append(self._words("near.unplaced", n=found.unplaced))
        if found.old:
            said.append(self._words("near.old", n=found.old, year=finished_before))
        return self._words("near.space").join(said)

    def away(self, metres: float, precision_m: float, *, is_area: bool) -> str:
        """Say a distance, and that it is rough where the place is.

        Examples
        --------
        >>> Sentences(Words("zh-Hant")).away(323.4, 50, is_area=False)
        '320 公尺'
        >>> Sentences(Words("zh-Hant")).away(996, 500, is_area=False)
        '約 1 公里'
        >>> Sentences(Words("zh-Hant")).away(0, 500, is_area=True)
        '範圍內'
        """
        if is_area and metres == 0:
            return self._words("near.inside")
        if round(metres, _TEN_M) == 0:
            return self._words("near.here")
        far = self._far(metres)
        return self._words("near.about", far=far) if precision_m > LOOSE_M else far

    def length(self, metres: float) -> str:
        """Say a length that somebody chose, exactly.

        Examples
        --------
        >>> [Sentences(Words("en")).length(metres) for metres in (300, 1000, 1500, 1234)]
        ['300 m', '1 km', '1.5 km', '1,234 m']
        """
        if metres >= _KM and metres % (_KM / 10) == 0:
            return self._words("near.km", n=f"{metres / _KM:,g}")
        return self._words("near.m", n=f"{metres:,.10g}")

    def _far(self, metres: float) -> str:
        rounded = round(metres, _TEN_M)
        if rounded < _KM:
            return self._words("near.m", n=f"{rounded:.0f}")
        return self._words("near.km", n=f"{metres / _KM:.1f}".removesuffix(".0"))

    def _phases(self, found: Nearby) -> str:
        counted = Counter(one.phase for one in found.within)
        return self._joined([self._words(f"near.{phase}", n=counted[phase]) for phase in PHASES if counted[phase]])

    def _joined(self, parts: Sequence[str]) -> str:
        *others, last = parts or [""]
        return self._words("near.last").join(filter(None, [self._words("near.comma").join(others), last]))

    def _nearest(self, one: Reached, properties: dict[str, Any]) -> str:
        is_loose = one.precision_m > LOOSE_M
        if is_inside(one):
            key = "near.nearest_inside"
        elif round(one.metres, _TEN_M) == 0:
            key = "near.nearest_here"
        else:
            key = "near.nearest_about" if is_loose else "near.nearest"
        return self._words(
            key,
            name=self._name(properties),
            far=self.away(one.metres, one.precision_m, is_area=one.is_area),
            loose=self._words("near.loose", far=self.length(one.precision_m)) if is_loose else "",
            when=self._when(properties),
        )

    def _name(self, properties: dict[str, Any]) -> str:
        official = properties["name_en"] if self._words.language == "en" else None
        return str(official or properties["name"])

    def _when(self, properties: dict[str, Any]) -> str:
        """Say what the documents say of its completion: a fact, a promise, or nothing."""
        phase, completion = properties["phase"], properties["completion"]
        if completion is None or phase == "stopped":
            return self._words(f"near.state_{phase}")
        if properties["completion_kind"] == "actual":
            key = "near.completed_day" if properties["completion_precision"] == "day" else "near.completed"
        elif phase == "done":
            return self._words("near.state_done")
        else:
            key = "near.overdue" if properties["overdue"] else "near.promised"
        return self._words(key, date=Wording(self._words).period(completion, section="near"))


def is_inside(one: Reached) -> bool:
    """Tell whether the place lies within the work's area."""
    return one.is_area and one.metres == 0


def told_of(found: Nearby) -> Sequence[Reached]:
    """Choose the works that the sentence names: the nearest, and after an area round the place the nearest outside.

    Half a district may be the area of a drainage plan; what is built round the corner is told all the same.
    """
    if not found.within:
        return [found.beyond] if found.beyond else []
    first = found.within[0]
    outside = [one for one in found.within if not is_inside(one)]
    return [first, *outside[:1]] if is_inside(first) else [first]


def is_narrowed(query: Query) -> bool:
    """Tell whether a query asks for less than everything round its place."""
    return any(getattr(query, field.name) != field.default for field in fields(query) if field.name not in _FREE)
