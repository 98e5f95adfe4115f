"""Pictures for a person to look at; the README's is taken here."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.reader import WIDER, Reader

SIZES = [(1280, 800), (360, 740)]


@pytest.mark.parametrize(("size", "scheme"), [(SIZES[0], "light"), (SIZES[1], "dark")])
def test_each_page_fits_its_window(seat: Callable[..., Reader], site: str, scheme: str, size: tuple[int, int]) -> None:
    reader = seat(site, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    for name, path in (("map", "/"), ("card", "/?project=kw-0008")):
        page = reader.visit(path)
        reader.shoot(f"{name}-{size[0]}-{scheme}")
    for name, path in (("coverage", "/coverage"), ("project", "/projects/kw-0008")):
        page.goto(site + path)
        assert page.evaluate(WIDER) <= 0
        reader.shoot(f"{name}-{size[0]}-{scheme}")
    assert reader.errors == []


def test_the_picture_of_the_readme_can_be_taken(reader: Reader, root: Path) -> None:
    reader.visit()
    taken = reader.shoot("readme")
    if os.environ.get("WORKSMAP_UPDATE_SCREENSHOT") == "1":
        shutil.copy(taken, root / "static" / "img" / "screenshot.png")
    assert taken.read_bytes().startswith(b"\x89PNG")
