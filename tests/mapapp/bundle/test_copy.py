"""A copy is whole: what it leads to is there, nothing leads elsewhere, and what it says is what the server says."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from pypdf import PdfReader

from layers import Store
from layers.overlays import Overlays
from mapapp import Settings, create_app
from mapapp.bundle.about import README
from mapapp.bundle.asker import SITE
from mapapp.bundle.copying import Watch, copy
from mapapp.bundle.folder import MARK
from mapapp.bundle.piece import Piece
from mapapp.bundle.wish import Wish
from mapapp.errors import BundleError
from tests.bundled import DISTRICT, FEW, MADE, MANY, WORKS, wished
from tests.mapapp.bundle.conftest import Read

OUTSIDE = ("https:", "http:", "mailto:")
"""A link to a source document is a reader's to follow; a page loads nothing from there."""


def _target(page: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(urlsplit(address).path)))


def test_everything_that_a_page_leads_to_is_in_the_copy(folder: Path, pages: dict[str, Read]) -> None:
    led = {
        (page, address)
        for page, read in pages.items()
        for address in read.addresses
        if not address.startswith(("#", *OUTSIDE))
    }
    assert len(led) > 500
    assert sorted((page, to) for page, to in led if not (folder / _target(page, to)).is_file()) == []


def test_no_page_loads_anything_from_elsewhere(pages: dict[str, Read]) -> None:
    loading = {"script", "link", "img", "iframe", "source", "video", "object", "embed"}
    loaded = [
        text
        for read in pages.values()
        for tag, given in read.elements
        if tag in loading
        for name in ("src", "href", "data")
        if (text := given.get(name)) and text.startswith(("/", *OUTSIDE))
    ]
    assert loaded == []


def test_nothing_names_the_server_that_was_asked(folder: Path) -> None:
    written = [
        path for path in folder.rglob("*") if path.suffix in {".html", ".json", ".geojson", ".css", ".js", ".txt"}
    ]
    assert len(written) > 50
    host = SITE.split("/")[2].encode()
    assert [str(path) for path in written if host in path.read_bytes()] == []


def test_every_page_has_its_policy_and_its_way_to_the_folder(pages: dict[str, Read]) -> None:
    for path, read in pages.items():
        roots = [given["data-root"] for tag, given in read.elements if tag == "html"]
        assert roots == ["../" * path.count("/") or "./"]
        policies = [given["content"] or "" for _, given in read.elements if "http-equiv" in given]
        assert [policy.partition(";")[0] for policy in policies] == ["default-src 'self'"]


@pytest.mark.parametrize(("place", "language"), [("", "zh-Hant"), ("en/", "en")])
def test_both_languages_have_every_page(
    pages: dict[str, Read], folder: Path, place: str, language: str, made_works: list[str]
) -> None:
    own = {path for path in pages if path.startswith("en/") == (language == "en")}
    named = ["", "about/", "changes/", "coverage/", "districts/", f"districts/{DISTRICT}/", "flood/"]
    assert own == {f"{place}{name}index.html" for name in (*named, *(f"projects/{work}/" for work in made_works))}
    for path in own:
        assert next(given["lang"] for tag, given in pages[path].elements if tag == "html") == language
        (switch,) = [given["href"] or "" for _, given in pages[path].elements if given.get("class") == "language"]
        other = path.removeprefix("en/") if place else f"en/{path}"
        assert _target(path, switch) == other
    assert (folder / f"{place}context.json").is_file()


@pytest.fixture(scope="module")
def made_works(folder: Path) -> list[str]:
    features = json.loads((folder / "projects.geojson").read_text("utf-8"))["features"]
    assert len(features) == WORKS
    return [one["id"] for one in features]


def test_data_are_what_the_server_answers(folder: Path, made: Callable[[int], Path], shelf: Overlays) -> None:
    edition = made(WORKS)
    client = create_app(Settings(edition=edition, overlays=shelf.folder)).test_client()
    addresses = ["projects.geojson", "base/districts.geojson", "layers/mrt.geojson", "layers/unlocated.geojson"]
    addresses += [f"overlays/{FEW}.geojson", f"overlays/{MANY}.pmtiles"]
    for address in addresses:
        assert (folder / address).read_bytes() == client.get(f"/{address}").get_data(), address
    listed = json.loads((folder / "en/overlays.json").read_text("utf-8"))["overlays"]
    assert [one["id"] for one in listed] == [FEW, MANY]
    assert "no forecast" in listed[0]["caution"]


def test_the_copy_tells_what_it_is_and_how_to_open_it(folder: Path, made: Callable[[int], Path]) -> None:
    text = (folder / README).read_bytes().decode("utf-8-sig")
    edition = Store(made(WORKS)).edition
    for words in (
        MADE.isoformat(),
        edition,
        "python3 -m http.server",
        "高雄建設地圖",
        "Kaohsiung Works Map",
        "EPSG:3826",
    ):
        assert words in text
    assert text.count("\r\n") == text.count("\n")
    assert "no forecast" in text
    assert "不是預報" in text


def test_the_list_of_hashes_fits_every_file(folder: Path) -> None:
    told = json.loads((folder / MARK).read_text("utf-8"))
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert there.keys() - told["files"].keys() == {MARK}
    for name, digest in told["files"].items():
        assert hashlib.sha256(there[name].read_bytes()).hexdigest() == digest
    assert (told["made"], told["districts"], sorted(told["overlays"])) == (MADE.isoformat(), [DISTRICT], [FEW, MANY])


def test_what_needs_a_server_says_so_where_it_would_be(pages: dict[str, Read]) -> None:
    home, district = pages["index.html"], pages[f"en/districts/{DISTRICT}/index.html"]
    assert "查地址、看附近有什麼，要有伺服器才行" in home.text
    assert [given for tag, given in home.elements if given.get("id") == "ask" and "hidden" not in given] == []
    kinds = {given["data-context"] for _, given in home.elements if "data-context" in given}
    assert "overlay" in kinds
    assert not kinds & {"file", "sensors", "service", "analysis"}
    assert "Sheet on A4 (PDF)" in district.text
    assert [tag for tag, _ in district.elements if tag == "form"] == []
    assert "feed.atom" not in "".join(district.addresses)


def test_sheets_are_printed_for_the_districts_that_are_wanted(folder: Path) -> None:
    prints = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.pdf")}
    assert prints.keys() == {f"sheets/a4/{DISTRICT}.pdf", f"en/sheets/a4/{DISTRICT}.pdf"}
    for path in prints.values():
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
        assert "值班員" in text
        assert any(caution in text.replace("\n", " ") for caution in ("不是預報", "no forecast"))


def test_a_crowd_is_refused_in_one_line(
    made: Callable[[int], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mapapp.roll.CROWD", WORKS - 1)
    with pytest.raises(BundleError, match=f"^a register of {WORKS} works: expected at most 3000"):
        copy(Wish(made(WORKS)), tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


class _BrokenOffError(Exception):
    """Somebody pulled the plug."""


def test_a_run_that_broke_off_goes_on_where_it_was(whole: Path, made: Callable[[int], Path], tmp_path: Path) -> None:
    wish, asked = wished(whole, made(WORKS)), []

    def after(most: int) -> Watch:
        def watch(pieces: list[Piece]) -> Iterator[Piece]:
            asked.append(len(pieces))
            yield from pieces[:most]
            raise _BrokenOffError

        return watch

    for most in (5, 0):
        with pytest.raises(_BrokenOffError):
            copy(wish, tmp_path / "copy", after(most))
    assert asked == [asked[0], asked[0] - 5]
    assert [path.name for path in tmp_path.iterdir()] == [".copy.making"]
