"""The maps of districts that have been drawn, so that each is drawn once."""

from collections import OrderedDict
from threading import Lock

from markupsafe import Markup

from mapapp.district.overview import Overview
from mapapp.portrait.svg import written

SIZES = {"narrow": (340, 400), "wide": (760, 620)}
"""Pixels of the map on a phone, and where there is more room."""
MOST = 200
"""Both maps of 38 districts in two languages, and some for filters: 45 kB each."""
Key = tuple[object, ...]


class Maps:
    """Keeps what was drawn last, for one edition and the next."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Markup] = OrderedDict()
        self._lock = Lock()

    def show(self, edition: str, one: Overview) -> Markup:
        """Give a map as markup.

        Parameters
        ----------
        edition : str
            That its works are of: under one name they do not change.
        one : Overview
        """
        key = (edition, one.words.language, one.district, one.size, tuple(work.work.id for work in one.numbered))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        drawn = written(one.draw())
        with self._lock:
            self._kept[key] = drawn
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return drawn
