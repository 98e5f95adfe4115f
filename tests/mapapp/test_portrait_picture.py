"""The picture that a shared link shows: right size, light, text as text, and nothing that vanishes silently."""

import json
import logging
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from layers import Store
from mapapp.errors import AssetMissingError
from mapapp.portrait.ink import colours, ink
from mapapp.portrait.land import Land
from mapapp.portrait.picture import KEPT, Gallery
from mapapp.portrait.subject import subject
from mapapp.portrait.work import Work
from mapapp.words import Words

MOST_BYTES = 150_000


Paint = Callable[..., bytes]


@pytest.fixture(scope="module")
def paint(edition: Path, root: Path) -> Paint:
    """Paint the picture of one project, with some of its properties changed."""
    store, tokens = Store(edition), (root / "static/css/tokens.css").read_text(encoding="utf-8")
    land, gallery = Land.read(store), Gallery(root / "static", ink(tokens))
    feature, record = json.loads(store.get("kw-0074") or b""), json.loads(store.record("kw-0074") or b"")

    def picture(**said: object) -> bytes:
        changed = feature["properties"] | said
        work = Work.read(json.dumps(feature | {"properties": changed}).encode())
        whole = record | {"properties": changed}
        key = (json.dumps(changed),)
        return gallery.show(key, lambda: subject(work, whole, land, Words("zh-Hant"), colours(tokens)))

    return picture


def _size(png: bytes) -> tuple[int, ...]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_a_picture_is_1200_by_630_and_light(client: FlaskClient, language: str) -> None:
    features = client.get("/projects.geojson").get_json()["features"]
    for feature in features[::30]:
        answer = client.get(f"/projects/{feature['id']}.png?lang={language}")
        assert answer.mimetype == "image/png"
        assert _size(answer.data) == (1200, 630)
        assert len(answer.data) <= MOST_BYTES


def test_languages_differ(client: FlaskClient) -> None:
    one, other = (client.get(f"/projects/kw-0074.png?lang={language}") for language in ("zh-Hant", "en"))
    assert one.data != other.data
    assert other.headers["Content-Language"] == "en"


@pytest.mark.parametrize(
    "said",
    [
        {"phase": "done"},
        {"phase": "building", "status": "construction"},
        {"overdue": False},
        {"completion_kind": "actual"},
        {"name": "別的名稱"},
    ],
)
def test_what_differs_in_the_record_differs_in_the_picture(paint: Paint, said: dict) -> None:
    assert paint(**said) != paint()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#{1+1}", "2"),
        ("*池*", "池"),
        ("_池_", "池"),
        ("\\u{6c60}", "池"),
        ("$x$", "x"),
        ("= 池", "池"),
        ("#sys.inputs.data", ""),
        ("<池>", ""),
    ],
)
def test_a_name_is_set_as_text_and_never_read_as_markup(paint: Paint, written: str, read: str) -> None:
    picture = paint(name=written)
    assert _size(picture) == (1200, 630)
    assert picture != paint(name=read)


def test_a_name_of_a_thousand_characters_keeps_within_the_picture(paint: Paint) -> None:
    assert _size(paint(name="很長的名稱" * 200)) == (1200, 630)
    assert _size(paint(name="x" * 1000)) == (1200, 630)


def test_a_character_that_the_font_lacks_is_seen_and_logged_once(
    paint: Paint, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        shown = paint(name="池😀\x00😀")
    assert [one.message.partition(":")[0] for one in caplog.records] == [
        "the pictures' font has no U+1F600",
        "the pictures' font has no U+0000",
    ]
    assert shown == paint(name="池〓〓〓")
    assert shown != paint(name="池")


def test_a_picture_is_kept_and_says_when_it_has_not_changed(client: FlaskClient) -> None:
    first = client.get("/projects/kw-0001.png")
    again = client.get("/projects/kw-0001.png", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    edition = client.get("/healthz").get_json()["edition"]
    assert "max-age=86400" in client.get(f"/projects/kw-0001.png?v={edition}").headers["Cache-Control"]
    assert "no-cache" in client.get("/projects/kw-0001.png?v=older").headers["Cache-Control"]


def test_the_oldest_picture_gives_way_so_that_memory_is_bounded(root: Path) -> None:
    gallery = Gallery(root / "static", {})
    made: list[int] = []

    def show(number: int) -> None:
        gallery.show((str(number),), lambda: made.append(number) or {})  # type: ignore[func-returns-value]

    gallery._set = lambda values: b""  # type: ignore[method-assign]  # nothing is set: what is kept is counted
    for number in range(KEPT + 1):
        show(number)
    show(1)
    show(0)
    assert made == [*range(KEPT + 1), 0]
    assert len(gallery._kept) == KEPT


@pytest.mark.parametrize("path", ["/projects/kw-9999.png", "/projects/kw-9999"])
def test_a_project_that_is_not_there_has_no_portrait(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_unknown_parameter_of_a_picture_is_refused(client: FlaskClient) -> None:
    assert client.get("/projects/kw-0001.png?size=9000").status_code == 400


def test_without_the_font_the_start_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AssetMissingError, match="make setup"):
        Gallery(tmp_path, {})
