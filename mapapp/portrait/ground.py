"""The ground of a small map: the sea, the counties round the city, its districts."""

from mapapp.portrait.frame import Frame
from mapapp.portrait.land import Land
from mapapp.portrait.svg import Node, node, path_of


def ground(frame: Frame, land: Land) -> list[Node]:
    """Draw what lies under everything else.

    Parameters
    ----------
    frame : Frame
    land : Land
    """
    drawn = [node("rect", class_="sea", width=frame.width, height=frame.height)]
    for kind, shapes in (("neighbour", land.neighbours), ("land", tuple(land.districts.values()))):
        data = [path_of(frame.drawn(shape)) for shape in shapes]
        drawn += [node("path", class_=kind, d=d) for d in data if d]
    return drawn
