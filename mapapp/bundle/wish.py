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
        The day that the copy bears.
    sheets : tuple of str
        Sizes of paper of which every district's sheet and the atlas are printed; none without them.
    url : str
        Where the map is on the web, which the copy then names; empty: nowhere.
    """

    edition: Path
    overlays: Path = ROOT / "var" / "overlays"
    made: date = date.min
    sheets: tuple[Paper, ...] = ()
    url: str = ""
