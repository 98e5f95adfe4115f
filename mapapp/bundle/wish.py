"""What an operator wants in a copy."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mapapp.paper.order import Paper
from mapapp.settings import ROOT


@dataclass(frozen=True)
class Wish:
    """What is to be copied.

    Parameters
    ----------
    edition : Path
        The edition's file.
    overlays : Path
        Folder of the overlays; all that can be read are copied.
    made : date
        The day that the copy bears, in Kaohsiung.
    districts : tuple of str
        Official names of those whose pages, and sheets, are wanted; all without any.
    sheets : tuple of str
        Sizes of paper on which each of these districts' sheets is printed, and the atlas where all are wanted; none
        without them.
    overlay, operator : str
        Ids of the overlays under the works of each sheet, with commas between them, and who prints: either makes
        situation sheets of them, and of the atlas.
    url : str
        Where the map is on the web, which the copy then names; empty: nowhere.
    """

    edition: Path
    overlays: Path = ROOT / "var" / "overlays"
    made: date = date.min
    districts: tuple[str, ...] = ()
    sheets: tuple[Paper, ...] = ()
    overlay: str = ""
    operator: str = ""
    url: str = ""

    @property
    def situation(self) -> dict[str, str]:
        """What is said of a sheet beside its paper, as `mapapp.paper.order.Order.parse` reads it."""
        said = {"overlay": self.overlay, "operator": self.operator}
        return {name: text for name, text in said.items() if text}
