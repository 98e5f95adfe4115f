"""The picture that a shared link shows, 1200 by 630 pixels: set by Typst from values that are data, never markup."""

import io
import json
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast

from mapapp.errors import AssetMissingError
from mapapp.portrait.glyphs import Glyphs
from mapapp.portrait.svg import Ink, Node, painted

if TYPE_CHECKING:
    from typst import Compiler

TEMPLATE = Path(__file__).with_name("picture.typ")
FONT = "vendor/noto-sans-tc@0.4.3"
FONTS = ("NotoSansTC_400Regular.ttf", "NotoSansTC_700Bold.ttf")
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
        files = tuple(static / FONT / name for name in FONTS)
        for file in files:
            if not file.exists():
                raise AssetMissingError(f"{FONT}/{file.name}")
        self._folder = static / FONT
        self._glyphs = Glyphs(files)
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
            self._typst = self._compiler()
        return _lighter(cast(bytes, self._typst.compile(format="png", ppi=PPI, sys_inputs={"data": data})))

    def _ready(self, value: object) -> object:
        """Make a value fit to be set: what the font lacks is made visible, drawings become files."""
        if isinstance(value, str):
            return self._glyphs.visible(value)
        if isinstance(value, Node):
            for one in value.iter():
                one.text = self._glyphs.visible(one.text) if one.text else one.text
            return painted(value, self._ink)
        return value

    def _compiler(self) -> "Compiler":
        from typst import Compiler, Fonts

        # no other font than ours, so that the same picture comes from every machine
        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._folder])
        return Compiler(input=TEMPLATE, root=TEMPLATE.parent, font_paths=fonts, ignore_system_fonts=True)


def _lighter(png: bytes) -> bytes:
    """Write a picture with a palette."""
    from PIL import Image

    with Image.open(io.BytesIO(png)) as picture:
        reduced = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    reduced.save(out, "PNG", optimize=True)
    return out.getvalue()
