"""The base: whole without any tile, and seen through when tiles come."""

from browser.caller import wait
from browser.reader import Reader

from mapapp import Settings

PAINTED = """(pane) => [...document.querySelectorAll(`.leaflet-${pane}-pane canvas`)].some((canvas) =>
  canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte))"""
OPACITIES = """[...new Set(Object.values(map_works._layers)
  .filter((one) => one.options.renderer?.options.pane === 'base' && one.getLatLngs)
  .map((one) => one.options.fillOpacity))]"""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f00010501012718e36600"
    "00000049454e44ae426082"
)


def test_the_base_is_drawn_without_any_tile(reader: Reader) -> None:
    page = reader.visit()
    page.evaluate("district_base_works.bounds().then(() => null)")
    for pane in ("base", "names", "symbols", "shapes"):
        wait(reader, f"({PAINTED})('{pane}')")
    assert page.evaluate(OPACITIES) == [1]


def test_the_map_is_whole_when_the_tiles_do_not_answer(seat, serving, edition) -> None:  # noqa: ANN001
    with serving(Settings(edition=edition, basemap="nlsc")) as address:
        reader = seat(address)
        reader.page.route("https://wmts.nlsc.gov.tw/**", lambda route: route.abort())
        page = reader.visit()
        page.get_by_label("放大").click()
        page.wait_for_timeout(500)
        wait(reader, f"({PAINTED})('base')")
        assert page.evaluate(OPACITIES) == [1]
        assert reader.counts()["map"] > 0
        assert [error for error in reader.errors if "ERR_FAILED" not in error] == []
        assert "內政部國土測繪中心" in page.locator(".leaflet-control-attribution").inner_text()
        # row before column: at zoom 0..1 of the world's square, Kaohsiung lies at column .8347 and row .4350
        zoom, row, column = (int(part) for part in reader.foreign[0].rsplit("/", 3)[1:])
        assert abs(column / 2**zoom - 0.8347) < 0.01
        assert abs(row / 2**zoom - 0.4350) < 0.01


def test_tiles_that_answer_are_seen_through_the_base(seat, serving, edition) -> None:  # noqa: ANN001
    with serving(Settings(edition=edition, basemap="osm")) as address:
        reader = seat(address)
        answer = {"body": PIXEL, "content_type": "image/png"}
        reader.page.route("https://tile.openstreetmap.org/**", lambda route: route.fulfill(**answer))
        reader.visit()
        wait(reader, f"({OPACITIES}).join() === '0'")
        assert reader.errors == []
