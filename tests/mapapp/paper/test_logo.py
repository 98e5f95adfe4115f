"""An office's own logo is printed as it is, or not at all."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from mapapp.errors import PaperError
from mapapp.paper.logo import MOST_BYTES, logo

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z" fill="#c00"/></svg>'


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (3, 3), "#cc0000").save(out, "PNG")
    return out.getvalue()


def test_no_logo_is_none() -> None:
    assert logo(b"") is None


def test_a_png_and_an_svg_are_printed() -> None:
    assert set(logo(_png()) or {}) == {"png"}
    assert (logo(SVG) or {})["svg"] == SVG.decode()


def test_a_grey_sheet_has_a_grey_logo() -> None:
    for file in (_png(), SVG):
        made = logo(file, grey=True) or {}
        with Image.open(io.BytesIO(bytes(made["png"]))) as picture:
            assert picture.mode == "LA"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (_png()[:-30], "no whole PNG"),
        (b"\xff\xd8\xff\xe0 jpeg", "neither a PNG nor a sound SVG"),
        (b"<svg", "neither a PNG nor a sound SVG"),
        (b"<html/>", "its root is <html>"),
        (SVG.replace(b"<path", b"<text>A</text><path"), "<text>, which paper cannot show"),
        (SVG.replace(b"<path", b'<image href="https://example.org/a.png"/><path'), "<image>, which paper cannot show"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG, "<!DOCTYPE>"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * MOST_BYTES, "at most 2000000"),
    ],
)
def test_what_is_no_logo_stops_the_print(file: bytes, said: str) -> None:
    with pytest.raises(PaperError, match=said):
        logo(file)
