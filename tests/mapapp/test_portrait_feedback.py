"""Where readers tell that something is wrong: the operator's channel, with what they look at."""

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from mapapp import Settings, create_app
from mapapp.errors import FeedbackError
from mapapp.feedback import Feedback

VALUES = {"id": "kw-0001", "edition": "e1", "shown": "池 & 溝；<b> 100%", "url": "http://x.example/projects/kw-0001"}


def _link(edition: Path, setting: str, path: str = "/projects/kw-0074") -> list[str]:
    page = create_app(Settings(edition=edition, feedback=setting)).test_client().get(path).get_data(as_text=True)
    return [part.partition('"')[0].replace("&amp;", "&") for part in page.split('<a class="wrong" href="')[1:]]


@pytest.mark.parametrize(
    "unsound",
    [
        "works@example.org",
        "mailto:",
        "mailto:nobody",
        "mailto:a@b@c.org",
        "http://example.org/form",
        "https://",
        "https:///form",
        "https://{id}.example.org/",
        "https://example.org/{name}",
        "https://example.org/{id",
        "https://example.org/a b",
        'https://example.org/"><script>',
        "javascript:alert(1)",
        "https://example.org/\x00",
    ],
)
def test_an_unsound_channel_is_refused_at_the_start_in_one_line(edition: Path, unsound: str) -> None:
    with pytest.raises(FeedbackError, match="WORKSMAP_FEEDBACK: expected") as refused:
        create_app(Settings(edition=edition, feedback=unsound))
    assert len(str(refused.value).splitlines()) == 1


def test_a_mail_carries_what_is_shown() -> None:
    link = Feedback.parse("mailto:works@example.org").link(VALUES, "更正：池")
    assert link.startswith("mailto:works@example.org?subject=%E6%9B%B4")
    assert "+" not in link
    text = unquote(link)
    assert all(value in text for value in VALUES.values())


def test_a_form_without_placeholders_is_given_parameters() -> None:
    link = Feedback.parse("https://example.org/form?from=map").link(VALUES, "")
    asked = parse_qs(urlsplit(link).query)
    assert asked == {"from": ["map"], **{name: [value] for name, value in VALUES.items()}}


def test_placeholders_are_filled_in_and_encoded() -> None:
    link = Feedback.parse("https://example.org/f/{id}?what={shown}&at={url}&in={edition}").link(VALUES, "")
    assert urlsplit(link).path == "/f/kw-0001"
    assert {name: texts[0] for name, texts in parse_qs(urlsplit(link).query).items()} == {
        "what": VALUES["shown"],
        "at": VALUES["url"],
        "in": "e1",
    }


def test_page_and_card_link_to_the_channel_with_what_they_show(edition: Path) -> None:
    in_card, on_page = _link(edition, "https://example.org/form")
    assert in_card == on_page
    asked = {name: texts[0] for name, texts in parse_qs(urlsplit(on_page).query).items()}
    assert asked["id"] == "kw-0074"
    assert asked["url"] == "http://localhost/projects/kw-0074"
    assert "逾期" in asked["shown"]
    assert "預計 114 年" in asked["shown"]


def test_without_a_channel_there_is_no_link(edition: Path) -> None:
    assert _link(edition, "") == []
