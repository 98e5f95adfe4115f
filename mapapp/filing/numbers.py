"""The numbers that works bear on a district's printed sheet."""

from layers import Query, Store
from mapapp.paper.area import area
from mapapp.paper.layout import lay
from mapapp.paper.leaf.ground import Ground
from mapapp.paper.numbering import number
from mapapp.paper.order import Order
from mapapp.paper.selected import selected
from mapapp.words import Words


def numbers(district: str, query: Query, store: Store, ground: Ground, words: Words) -> dict[str, int]:
    """Give the works of a district the numbers of its sheet on A4, by place; what no map of it shows has none.

    Parameters
    ----------
    district : str
    query : Query
        It names the district too.
    store : Store
    ground : Ground
        Of the same edition.
    words : Words

    Returns
    -------
    dict of str to int
        Project to its number.

    Raises
    ------
    DistrictUnknownError
        If the city has no such district.
    """
    order = Order(district=district, query=query)
    of = area(order, ground, words).shape
    shown = lay(order, of).shown
    works = [work for work in selected(order, store, of) if work.place is not None and work.place.intersects(shown)]
    numbered, _ = number(works, of, district)
    return {one.work.id: one.number for one in numbered}
