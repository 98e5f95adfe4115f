"""An office's own logo, looked at before it is printed."""

import io
from typing import Any, Final
from xml.etree import ElementTree

from mapapp.errors import PaperError

PNG: Final = b"\x89PNG\r\n\x1a\n"
MOST_BYTES: Final = 2_000_000
FOREIGN: Final = ("text", "image", "foreignObject", "script", "style")
"""Elements of an SVG that would be drawn otherwise elsewhere, or not at all: letters must be outlines."""

ALONE: Final = (
    b"#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
    b'#image(bytes(sys.inputs.svg), format: "svg", width: 45mm)'
)
PPI: Final = 600


def logo(file: bytes, *, grey: bool = False) -> dict[str, Any] | None:
    """Make a logo fit to be set.

    Parameters
    ----------
    file : bytes
        PNG or SVG; empty: none.
    grey : bool
        Without colour.

    Returns
    -------
    dict or None
        ``png`` as a list of bytes, or ``svg``.

    Raises
    ------
    PaperError
        If it cannot be read, or would not look on paper as it does on screen.
    """
    if not file:
        return None
    if len(file) > MOST_BYTES:
        raise PaperError(f"the logo has {len(file)} bytes: at most {MOST_BYTES} are printed")
    if file.startswith(PNG):
        return {"png": list(_pixels(file, grey=grey))}
    drawing = _drawing(file)
    seen = _drawn(drawing)
    return {"png": list(_pixels(seen, grey=True))} if grey else {"svg": drawing}


def _pixels(file: bytes, *, grey: bool) -> bytes:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(file)) as picture:
            read = picture.convert("LA" if grey else "RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise PaperError(f"the logo is no whole PNG: {error}") from error
    out = io.BytesIO()
    read.save(out, "PNG")
    return out.getvalue()


def _drawing(file: bytes) -> str:
    try:
        text = file.decode("utf-8-sig")
        root = ElementTree.fromstring(_without_types(text))  # noqa: S314  entities are refused before
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise PaperError(f"the logo is neither a PNG nor a sound SVG: {error}") from error
    names = {one.tag.rpartition("}")[2] for one in root.iter()}
    if root.tag.rpartition("}")[2] != "svg":
        raise PaperError(f"the logo is neither a PNG nor an SVG: its root is <{root.tag}>")
    if found := sorted(names & set(FOREIGN)):
        raise PaperError(f"the logo has <{found[0]}>, which paper cannot show: make it outlines")
    return text


def _drawn(drawing: str) -> bytes:
    """Draw an SVG as wide as a heading has room for it."""
    from typst import Fonts, TypstError, compile

    none = Fonts(include_system_fonts=False, include_embedded_fonts=False)
    try:
        return compile(ALONE, format="png", ppi=PPI, font_paths=none, sys_inputs={"svg": drawing})
    except TypstError as error:
        raise PaperError(f"the logo is an SVG that cannot be drawn: {error.message}") from error


def _without_types(text: str) -> str:
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise PaperError("the logo has a <!DOCTYPE>: leave it out")
    return text
