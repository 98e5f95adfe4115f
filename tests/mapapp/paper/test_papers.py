"""Where things stand on a page with a map, and at which scale."""

from __future__ import annotations

from itertools import combinations, product

import pytest
import shapely

from mapapp.paper.area import WIDEST_M
from mapapp.paper.papers import MARGIN_MM, RIM_MM, SIZES, Box, Page
from mapapp.paper.scales import AIR_MM, SERIES, largest
from mapapp.paper.window import Window

PAGES = [Page(paper, lies) for paper, lies in product(SIZES, (False, True))]


def _shape(box: Box, wider: float = 0) -> shapely.Polygon:
    return shapely.box(box.x - wider, box.y - wider, box.x + box.width + wider, box.y + box.height + wider)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_covers_anything_and_the_margin_stays_white(page: Page) -> None:
    boxes = [_shape(page.heading), _shape(page.map, RIM_MM), _shape(page.furniture), _shape(page.foot)]
    for one, other in combinations(boxes, 2):
        assert one.intersection(other).area == pytest.approx(0)
    free = _shape(page.whole, -MARGIN_MM)
    assert MARGIN_MM >= 8
    assert shapely.union_all(boxes).area == pytest.approx(free.area)
    assert all(free.buffer(1e-9).covers(box) for box in boxes)


@pytest.mark.parametrize("page", PAGES)
def test_the_map_has_more_than_half_of_the_page(page: Page) -> None:
    width, height = page.size_mm
    assert width * height > page.whole.width * page.whole.height / 2


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_said_as_json_can_say_it(page: Page) -> None:
    said = page.as_data()
    assert said["map"] == {"x": 14.5, "y": 32.5, "width": page.size_mm[0], "height": page.size_mm[1]}
    assert (said["whole"]["width"] > said["whole"]["height"]) is said["landscape"]


@pytest.mark.parametrize("metres", [100, 2_000, 8_738, 31_000, 55_000, 90_000])
def test_an_area_gets_the_largest_scale_at_which_it_fits_with_air(metres: float) -> None:
    area, size = shapely.box(180_000, 2_500_000, 180_000 + metres, 2_500_000 + metres), (181.0, 195.0)
    scale = largest(area, size)
    shown = Window.round(area, scale, size).ground
    assert shown.buffer(-AIR_MM * scale / 1000 + 1e-6).covers(area)
    finer = [one for one in SERIES if one < scale]
    if finer:
        assert not Window.round(area, finer[-1], size).ground.buffer(-AIR_MM * finer[-1] / 1000).covers(area)


def test_the_widest_area_that_is_printed_fits_every_page() -> None:
    for page in PAGES:
        assert largest(shapely.box(0, 0, WIDEST_M, WIDEST_M), page.size_mm) in SERIES
    with pytest.raises(ValueError, match="fits no map"):
        largest(shapely.box(0, 0, 1e6, 1), (181, 195))


def test_scales_grow() -> None:
    assert list(SERIES) == sorted(set(SERIES))
