"""On a phone: map, list and filters, each under the thumb."""

import pytest
from browser.caller import wait
from browser.reader import WIDER, Reader
from playwright.sync_api import expect

IN_SIGHT = """() => {
  const layer = Object.values(map_works._layers).find((one) => one.options.selected);
  const { top } = map_works.getContainer().getBoundingClientRect();
  const { y } = map_works.latLngToContainerPoint(layer.getLatLng());
  return y > 0 && top + y < document.querySelector('dialog').getBoundingClientRect().top;
}"""

CHOSEN_AND_TURNED = """() => {
  document.querySelector('input[name=phase][value=building]').click();
  document.querySelector("#tabs a[href='#view-list']").click();
}"""


@pytest.mark.parametrize("width", [360, 320])
def test_three_tabs_reach_everything_and_nothing_scrolls_sideways(phone: Reader, width: int) -> None:
    phone.page.set_viewport_size({"width": width, "height": 640})
    page = phone.visit()
    for said, view in (("清單", "list"), ("篩選", "filters"), ("地圖", "map")):
        tab = page.locator("#tabs a", has_text=said)
        assert tab.bounding_box()["height"] >= 44
        tab.click()
        expect(page.locator(f"#view-{view}")).to_be_visible()
        assert page.evaluate(WIDER) <= 0
        visible = {name: page.locator(f"#view-{name}").is_visible() for name in ("list", "filters", "map")}
        assert visible == {name: name == view for name in visible}
        phone.shoot(f"phone-{width}-{view}")


def test_a_filter_set_on_a_phone_is_counted_on_its_tab_and_shown_in_the_list(phone: Reader) -> None:
    page = phone.visit("/#view-filters")
    page.locator("label.choice", has_text="施工中").click()
    assert page.locator("#filters-set").inner_text() == "1"
    page.locator("#show-list a").click()
    expect(page.locator("#rows > li:visible")).to_have_count(phone.counts()["page"])


def test_who_turns_to_the_list_before_the_address_has_followed_keeps_the_filter(phone: Reader) -> None:
    page = phone.visit("/#view-filters")
    page.evaluate(f"({CHOSEN_AND_TURNED})()")
    expect(page.locator("#view-list")).to_be_visible()
    expect(page.locator("#rows > li:visible")).to_have_count(len(phone.asked("phase=building")))
    assert phone.address.endswith("/?phase=building#view-list")


def test_a_card_on_a_phone_leaves_its_place_on_the_map_in_sight(phone: Reader) -> None:
    located = next(one for one in phone.asked("phase=building") if one["geometry"])
    page = phone.visit(f"/?project={located['properties']['id']}#view-map")
    phone.card()
    wait(phone, f"({IN_SIGHT})()")
    assert page.evaluate(WIDER) <= 0
    phone.shoot("phone-360-card")


def test_a_card_can_be_read_at_320_px(phone: Reader) -> None:
    phone.page.set_viewport_size({"width": 320, "height": 640})
    page = phone.visit("/#view-list")
    phone.open_first()
    body = page.locator(".sheet-body")
    assert body.evaluate("body => body.scrollWidth - body.clientWidth") <= 0
    phone.shoot("phone-320-card")
