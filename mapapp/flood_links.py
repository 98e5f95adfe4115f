"""Where the page of flood works leads, always with its filters."""

from dataclasses import dataclass

from layers.flood.asked import PARAMETERS as OWN
from layers.query import ALL
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

    @property
    def map(self) -> str:
        """The categories that are against floods, on the large map."""
        shown = {"category": ",".join(sorted(FLOOD_CATEGORIES)), "finished": ALL}
        return Links("", self.shared | shown, self.site).following("/")

    @property
    def sheet(self) -> str:
        """The flood works of the city, a district, a box or a circle on paper."""
        shared = dict(self.shared)
        district = shared.pop("district", "")
        whole = Links(district if "," not in district else "", shared | {"flood": "yes"}, self.site)
        return whole.file("pdf") if whole.name else whole.following("/print.pdf")
