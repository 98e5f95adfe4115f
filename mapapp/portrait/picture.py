"""The picture that a shared link shows, 1200 by 630 pixels: set by Typst from values that are data, never markup."""

import io
import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from mapapp.portrait.svg import Ink, Node, painted
from mapapp.portrait.typeface import Typeface

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATE = Path(__file__).with_name("picture.typ")
KEPT = 256
"""Pictures that are kept: both languages of the projects that are shared most, about 12 MB."""
PPI = 72
"""A point is a pixel."""
COLOURS = 256
"""Of the palette: a dozen inks and the steps between them at the edges of letters; four bytes a pixel become one."""


class Gallery:
    """Makes pictures, one at a time, and keeps the newest that were asked for.

    Parameters
    ----------
    static : Path
        The folder ``static``.
    ink : mapping
        How the classes of a small map are drawn.

    Raises
    ------
    AssetMissingError
        If the font has not been fetched.
    """

    def __init__(self, static: Path, ink: Ink) -> None:
        self._face = Typeface(static)
        self._ink = ink
        self._kept: OrderedDict[tuple[str, ...], bytes] = OrderedDict()
        self._lock = Lock()
        self._typst: Compiler | None = None

    def show(self, key: tuple[str, ...], values: Callable[[], Mapping[str, Any]]) -> bytes:
        """Give a picture.

        Parameters
        ----------
        key : tuple of str
            What tells it from all others: edition, language, project.
        values : callable
            Gives what the template sets: words, and drawings as trees.

        Returns
        -------
        bytes
            PNG.
        """
        with self._lock:
            if key not in self._kept:
                self._kept[key] = self._set(values())
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]

    def _set(self, values: Mapping[str, Any]) -> bytes:
        data = json.dumps({name: self._ready(value) for name, value in values.items()}, ensure_ascii=False)
        if self._typst is None:
            self._typst = self._face.compiler(TEMPLATE.parent)
        return _lighter(cast(bytes, self._typst.compile(TEMPLATE, format="png", ppi=PPI, sys_inputs={"data": data})))

    def _ready(self, value: object) -> object:
        """Make a value fit to be set: what the font lacks is made visible, drawings become files."""
        if isinstance(value, str):
            return self._face.glyphs.visible(value)
        if isinstance(value, Node):
            for one in value.iter():
                one.text = self._face.glyphs.visible(one.text) if one.text else one.text
            return painted(value, self._ink)
        return value


def _lighter(png: bytes) -> bytes:
    """Write a picture with a palette."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as picture:
        reduced = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    reduced.save(out, "PNG", optimize=True)
    return out.getvalue()
