"""What the form of a situation sheet offers to lay under the works: one scenario, and whatever else there is."""

from typing import NamedTuple

from layers.overlays.about import FLOOD_POTENTIAL
from mapapp.overlaid import called
from mapapp.paper.order import MOST_OVERLAYS
from mapapp.served import served


class Offered(NamedTuple):
    """Choices of a form.

    Parameters
    ----------
    scenarios, others : tuple of (str, str)
        Id and name of each overlay that can be read: of scenarios a sheet has one at most.
    sensors : bool
        Whether there are live sensors.
    most : int
        How many overlays a sheet may have.
    """

    scenarios: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    sensors: bool = False
    most: int = MOST_OVERLAYS


def offered() -> Offered:
    """Offer what is here now."""
    sound, _ = served().overlays.sound()
    abouts, words = [one.shown.about for one in sound], served().words
    known = [(about.kind == FLOOD_POTENTIAL, (about.id, called(about, words))) for about in abouts]
    scenarios = tuple(one for is_scenario, one in known if is_scenario)
    others = tuple(one for is_scenario, one in known if not is_scenario)
    return Offered(scenarios, others, served().sensors.is_on)
