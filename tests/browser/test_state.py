"""The address says the whole state: links and the back button bring it back."""

from browser.reader import Reader


def test_the_back_button_undoes_each_choice(reader: Reader) -> None:
    page = reader.visit()
    seen = [reader.counts()["page"]]
    for phase in ("施工中", "已完成"):
        page.locator("label.choice", has_text=phase).click()
        seen.append(reader.counts()["page"])
    assert len(set(seen)) == 3
    reader.back()
    reader.stands_at(seen[1])
    assert not page.locator("#filters input[value=done]").is_checked()
    reader.back()
    reader.stands_at(seen[0])
    page.go_forward()
    reader.stands_at(seen[1])


def test_an_address_brings_back_filters_and_project(reader: Reader) -> None:
    page = reader.visit("/?phase=building")
    name, seen = reader.open_first(), reader.counts()["page"]
    again = Reader(page.context.new_page(), reader.site)
    again.visit(reader.address.removeprefix(reader.site))
    assert again.card() == name
    assert again.counts()["page"] == seen
    assert again.page.locator("#filters input[value=building]").is_checked()


def test_the_back_button_closes_the_card_and_forward_opens_it(reader: Reader) -> None:
    page = reader.visit()
    name = reader.open_first()
    reader.back()
    page.locator("dialog").wait_for(state="hidden")
    assert "project=" not in reader.address
    page.go_forward()
    assert reader.card() == name


def test_moving_the_map_is_remembered_without_a_step_of_history(reader: Reader) -> None:
    page = reader.visit()
    before = page.evaluate("history.length")
    page.get_by_label("放大").click()
    page.wait_for_url("**at=**")
    assert page.evaluate("history.length") == before
    zoom = page.evaluate("map_works.getZoom()")
    reader.visit(reader.address.removeprefix(reader.site))
    assert page.evaluate("map_works.getZoom()") == zoom
