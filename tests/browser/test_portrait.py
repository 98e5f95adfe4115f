"""A resident on a project's page: shares it, reads it without a script, on paper, and on a narrow screen."""

from collections.abc import Callable

import pytest
from browser.reader import Reader

SHARES = "navigator.share = (what) => { globalThis.shared = what; return Promise.resolve(); }"
COPIES = """
Object.defineProperty(navigator, 'share', { value: undefined });
Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { globalThis.copied = text; } } });
"""
REFUSES = """
Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } });
"""
MAIN_WIDER = "document.querySelector('main').scrollWidth - innerWidth"
PAGE = "/projects/kw-0074"


def _open(seat: Callable[..., Reader], site: str, script: str = "", **options: object) -> Reader:
    reader = seat(site, **options)
    if script:
        reader.page.add_init_script(script)
    reader.page.goto(f"{site}{PAGE}")
    return reader


def test_she_shares_the_page_by_her_phones_own_means(seat: Callable[..., Reader], site: str) -> None:
    page = _open(seat, site, SHARES).page
    page.get_by_role("button", name="分享這一件").click()
    shared = page.evaluate("globalThis.shared")
    assert shared["url"] == f"{site}{PAGE}"
    assert shared["title"].startswith("翠華路拓寬工程")


def test_where_nothing_shares_she_copies_the_address_and_hears_it(seat: Callable[..., Reader], site: str) -> None:
    page = _open(seat, site, COPIES).page
    assert page.get_by_role("button", name="分享這一件").count() == 0
    page.get_by_role("button", name="複製網址").click()
    page.get_by_role("status").filter(has_text="網址已複製").wait_for()
    assert page.evaluate("globalThis.copied") == f"{site}{PAGE}"


def test_where_the_clipboard_refuses_the_address_is_selected_for_her(seat: Callable[..., Reader], site: str) -> None:
    page = _open(seat, site, REFUSES).page
    page.get_by_role("button", name="複製網址").click()
    page.get_by_role("status").filter(has_text="請自行複製").wait_for()
    assert page.evaluate("getSelection().toString()") == f"{site}{PAGE}"


def test_without_a_script_there_are_no_buttons_that_do_nothing(silent: Reader) -> None:
    page = silent.page
    page.goto(f"{silent.site}{PAGE}")
    assert page.locator("#share button:visible").count() == 0
    assert page.locator("#share .address").inner_text() == f"{silent.site}{PAGE}"
    assert page.locator("svg.locator").is_visible()
    assert page.locator("svg.promises-drawn").is_visible()


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_screen(seat: Callable[..., Reader], site: str, language: str, width: int) -> None:
    reader = seat(site, viewport={"width": width, "height": 700})
    for project in ("kw-0074", "kw-0008", "kw-0090"):
        reader.page.goto(f"{site}/projects/{project}?lang={language}")
        assert reader.page.evaluate(MAIN_WIDER) <= 0
    assert reader.errors == []


def test_the_card_has_the_chart_but_not_the_map_of_the_page(reader: Reader) -> None:
    page = reader.visit("/?project=kw-0074")
    reader.card()
    assert page.locator("dialog svg.promises-drawn").is_visible()
    assert page.locator("dialog svg.locator").count() == 0
    assert page.locator("dialog .to-map:visible").count() == 0


def test_on_paper_the_map_stays_and_the_navigation_goes(reader: Reader) -> None:
    page = reader.page
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(f"{reader.site}{PAGE}")
    assert page.locator("svg.locator").is_visible()
    assert page.locator("svg.promises-drawn").is_visible()
    assert page.locator("nav:visible, button:visible, .follow-it:visible").count() == 0
    assert page.locator("#share .address").is_visible()
    black = "getComputedStyle(document.querySelector('.locator .sym')).color"
    assert page.evaluate(black) == "rgb(0, 0, 0)"


def test_the_picture_opens_as_it_is_promised(reader: Reader) -> None:
    page = reader.page
    page.goto(f"{reader.site}{PAGE}?lang=en")
    address = page.locator("meta[property='og:image']").get_attribute("content")
    size = """async (address) => {
      const image = await createImageBitmap(await (await fetch(address)).blob());
      return [image.width, image.height];
    }"""
    assert page.evaluate(size, address) == [1200, 630]
