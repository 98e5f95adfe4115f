"""Where the page of flood works leads, always with its filters."""

from collections.abc import Sequence
from dataclasses import dataclass

from layers.flood.asked import PARAMETERS as OWN
from layers.query import ALL, MOST_VALUES
from layers.query import PARAMETERS as SHARED
from mapapp.asking import given
from mapapp.district.links import Links
from register.category import FLOOD_CATEGORIES


def flood_filters() -> dict[str, str]:
    """Give the filters of the request, in one order; those that are sent empty are none."""
    texts = given()
    return {name: texts[name] for name in (*OWN, *SHARED) if texts.get(name)}


@dataclass(frozen=True)
class FloodLinks(Links):
    """Addresses of the flood works that are asked for; see `Links`."""

    @property
    def path(self) -> str:
        """The page, without its filters."""
        return "/flood"

    @property
    def shared(self) -> dict[str, str]:
        """The filters that every address understands."""
        return {name: text for name, text in self.filters.items() if name not in OWN}

    @property
    def is_shared(self) -> bool:
        """Whether another address can mean the same works: a filter of flood works alone says nothing there."""
        return len(self.shared) == len(self.filters)

    def on_map(self, works: Sequence[str]) -> str:
        """Give the large map with these works and no others.

        Parameters
        ----------
        works : sequence of str
            Their ids. None stands for all flood works; these, and more than an address names one by one, are shown by
            their categories.
        """
        if 0 < len(works) <= MOST_VALUES:
            return Links("", {"id": ",".join(works), "finished": ALL}, self.site).following("/")
        shown = {"category": ",".join(sorted(FLOOD_CATEGORIES)), "finished": ALL}
        return Links("", self.shared | shown, self.site).following("/")

    def sheet(self, box: str) -> tuple[str, dict[str, str]]:
        """Give the sheet on which these works stand: its address, and the parameters that its form sends along.

        Parameters
        ----------
        box : str
            West, south, east and north of the works, degrees. A sheet knows no kinds, basins and seasons: where one is
            asked for, it is of the box in which those works lie.
        """
        shared = self.shared | {"flood": "yes"}
        has_ground = "bbox" in shared or "near" in shared
        if self.is_shared and not has_ground and "," not in shared.get("district", ","):
            return Links(shared.pop("district"), {}, self.site).file("pdf"), shared
        return "/print.pdf", shared if self.is_shared or has_ground else shared | {"bbox": box}
