"""What an overlay's features are on a map: points, lines or areas."""

from __future__ import annotations

from layers.overlays.shelf import Overlay

FIRST = "SELECT substr(shape, 1, 5) FROM works LIMIT 1"
FORMS = {1: "point", 2: "line", 3: "area", 4: "point", 5: "line", 6: "area"}
"""By the kind of geometry in well-known binary (OGC 06-103r4, 8.2.8); a collection is drawn as areas are."""
DIMENSIONS = 1000
"""ISO 13249-3 adds this for heights, and twice and thrice this for measures."""


def form_of(one: Overlay) -> str:
    """Name the form of an overlay's first feature, after which its legend and its place among the others go.

    Returns
    -------
    str
        ``point``, ``line`` or ``area``.

    Raises
    ------
    OverlayUnreadableError
        If its file cannot be read.
    """
    heads = [head for (head,) in one.rows(FIRST) if isinstance(head, bytes)]
    return _form(heads[0]) if heads else "area"


def _form(head: bytes) -> str:
    """Read the five bytes that well-known binary begins with.

    Examples
    --------
    >>> _form(bytes([1, 6, 0, 0, 0])), _form(bytes([0, 0, 0, 3, 233]))
    ('area', 'point')
    """
    kind = int.from_bytes(head[1:5], "little" if head[:1] == b"\x01" else "big")
    return FORMS.get(kind % DIMENSIONS, "area")
