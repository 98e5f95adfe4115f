"""What sheets are planned from."""

from dataclasses import dataclass

from layers import Store
from layers.overlays import Overlays
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.moment import Moment
from mapapp.words import Words


@dataclass(frozen=True)
class Material:
    """Works, ground, words.

    Parameters
    ----------
    store : Store
    ground : Ground
        Of the same edition.
    words : Words
        Of the sheet's language.
    url : str
        Where the map is on the web, such as ``https://works.example/``; where it is empty, a sheet names no address.
    overlays : Overlays or None
        What an order may name to lie under the works; None: nothing.
    moment : Moment or None
        The minute of the printing and what sensors had told by then; None where no sheet says it.
    """

    store: Store
    ground: Ground
    words: Words
    url: str = ""
    overlays: Overlays | None = None
    moment: Moment | None = None
