"""The map: what lies under a finger can be reached."""

from collections import defaultdict

from browser.reader import Reader
from playwright.sync_api import Page

SYMBOLS = """Object.values(map_works._layers).filter((layer) => layer.options.work).map((layer) => {
  const box = map_works.getContainer().getBoundingClientRect();
  const at = map_works.layerPointToContainerPoint(layer._point);
  const { lat, lng } = layer.getLatLng();
  return { id: layer.options.work.id, place: `${lat.toFixed(4)},${lng.toFixed(4)}`, x: box.x + at.x, y: box.y + at.y };
})"""
ON_A_LINE = """() => {
  const line = Object.values(map_works._layers).find((one) => one.options.kind === 'line');
  const points = line.getLatLngs().flat(2);
  const point = points[Math.floor(points.length / 3)];
  map_works.setView(point, 16, { animate: false });
  const { x, y } = map_works.latLngToContainerPoint(point);
  const box = map_works.getContainer().getBoundingClientRect();
  return [x + box.x, y + box.y];
}"""


def opened(page: Page) -> set[str]:
    """Ids that the panel offers: one card, or several rows to choose from."""
    page.locator("dialog[open] .facts, dialog[open] .rows").first.wait_for()
    rows = page.locator("dialog .rows li, dialog article")
    return set(rows.evaluate_all("all => all.map((one) => one.dataset.id)"))


def test_each_of_several_works_at_one_place_can_be_opened(reader: Reader) -> None:
    page = reader.visit()
    places = defaultdict(set)
    for symbol in page.evaluate(SYMBOLS):
        places[symbol["place"]].add(symbol["id"])
    place, wanted = max(places.items(), key=lambda item: len(item[1]))
    assert len(wanted) > 1
    page.evaluate(f"void map_works.setView([{place}], 16, {{ animate: false }})")
    found = set()
    for symbol in [one for one in page.evaluate(SYMBOLS) if one["id"] in wanted]:
        page.mouse.click(symbol["x"], symbol["y"])
        found |= opened(page)
        page.get_by_role("button", name="關閉").click()
        page.evaluate(f"void map_works.setView([{place}], 16, {{ animate: false }})")
    assert wanted <= found


def test_several_works_under_a_finger_are_listed_to_choose_from(reader: Reader) -> None:
    page = reader.visit()
    page.evaluate("void map_works.setZoom(9, { animate: false })")
    symbol = page.evaluate(SYMBOLS)[0]
    page.mouse.click(symbol["x"], symbol["y"])
    ids = opened(page)
    assert len(ids) > 1
    assert page.locator("dialog h2").inner_text() == f"這裡有 {len(ids)} 件"
    name = page.locator("dialog .row-name").first.inner_text()
    page.locator("dialog .rows a").first.click()
    assert reader.card() == name
    page.locator(".sheet-back").click()
    assert opened(page) == ids


def test_a_click_on_a_line_opens_what_it_is(reader: Reader) -> None:
    page = reader.visit("/?category=mrt")
    page.mouse.click(*page.evaluate(ON_A_LINE))
    assert opened(page)


def corners(page: Page) -> list[float]:
    """Give west, south, east and north of what the map shows, once it stands still."""
    return page.evaluate("map_works.getBounds().toBBoxString().split(',').map(Number)")


def test_a_question_about_a_district_moves_the_map_there_and_back_again(reader: Reader) -> None:
    page = reader.visit()
    city = corners(page)
    reader.turn("district=旗津區")
    west, south, east, north = corners(page)
    assert west < 120.29 < east
    assert south < 22.57 < north
    assert north - south < (city[3] - city[1]) / 3
    reader.turn("")
    assert corners(page)[3] - corners(page)[1] > (north - south) * 3


def test_a_link_about_a_district_opens_there_unless_it_says_another_view(reader: Reader) -> None:
    there = corners(reader.visit("/?district=旗津區"))
    assert there[3] - there[1] < 0.3
    elsewhere = corners(reader.visit("/?district=旗津區&at=10/23.00000/120.60000"))
    assert elsewhere[0] < 120.6 < elsewhere[2]
    assert elsewhere[3] - elsewhere[1] > 0.3


def test_a_question_about_anything_else_leaves_the_map_where_it_is(reader: Reader) -> None:
    page = reader.visit()
    before = corners(page)
    reader.turn("phase=building")
    assert corners(page) == before
