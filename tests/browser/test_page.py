"""The page as a whole: quiet, alone, small."""

from browser.reader import Reader

LIMIT = 250_000
SMALL = """
  [...document.querySelectorAll('a, button, select, summary, label.choice')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.width < 24 || box.height < 24) && !one.closest('.leaflet-control-attribution, .skip, p');
  }).map((one) => one.outerHTML.slice(0, 80))
"""


def test_the_page_complains_of_nothing_and_asks_no_other_host(newcomer: Reader) -> None:
    page = newcomer.visit()
    newcomer.open_first()
    page.locator("#legend summary").click()
    page.mouse.move(900, 500)
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(400)
    page.goto(f"{newcomer.site}/coverage")
    page.goto(f"{newcomer.site}/projects/kw-0001")
    assert newcomer.errors == []
    assert newcomer.foreign == []


def test_the_policy_lets_nothing_run_inline(newcomer: Reader) -> None:
    policy = newcomer.page.goto(newcomer.site).headers["content-security-policy"]
    assert policy.startswith("default-src 'self'")
    assert not any(word in policy for word in ("unsafe", "data:", "http"))


def test_the_first_view_is_at_most_250_kb_with_the_whole_register_and_the_base(newcomer: Reader) -> None:
    network = newcomer.page.context.new_cdp_session(newcomer.page)
    network.send("Network.enable")
    received: list[float] = []
    network.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    newcomer.visit()
    assert 20_000 < sum(received) <= LIMIT, f"{sum(received):,.0f} bytes"


def test_every_target_on_the_page_is_large_enough_to_hit(reader: Reader) -> None:
    """WCAG 2.2, 2.5.8: 24 px, but for links within text."""
    page = reader.visit()
    assert page.evaluate(SMALL) == []
    reader.open_first()
    assert page.evaluate(SMALL) == []


def test_the_page_has_one_heading_landmarks_and_a_language(reader: Reader) -> None:
    page = reader.visit()
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    assert page.locator("section[aria-label], nav[aria-label]").count() >= 4
