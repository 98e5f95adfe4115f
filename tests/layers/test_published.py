"""Layer files and edition are written all or not at all, and the same from the same data."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from layers import BuildError, EditionError, Store, build, check, publish, write_edition
from tests.layers.conftest import City
from worksmap.cli import main


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_committed_layers_are_what_the_data_say(city: City, root: Path) -> None:
    assert check(city.layers, root / "data" / "layers") == []


def test_the_same_data_give_the_same_bytes(city: City, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert len(publish(city.layers, first)) == 18
    publish(city.layers, second)
    assert publish(city.layers, second) == []
    assert contents(first) == contents(second)


def test_the_same_data_give_the_same_edition(city: City, tmp_path: Path) -> None:
    names = {write_edition(city.layers, city.register, city.boundaries, tmp_path / name) for name in ("a", "b")}
    assert names == {Store(tmp_path / "a").edition}


def test_a_stale_a_missing_and_a_strange_file_are_named_and_mended(city: City, tmp_path: Path) -> None:
    publish(city.layers, tmp_path)
    (tmp_path / "mrt.geojson").write_text("{}", encoding="utf-8")
    (tmp_path / "parks.geojson").unlink()
    (tmp_path / "ufos.geojson").write_text("{}", encoding="utf-8")
    named = ["mrt.geojson", "parks.geojson", "ufos.geojson"]
    assert check(city.layers, tmp_path) == named
    assert publish(city.layers, tmp_path) == named
    assert check(city.layers, tmp_path) == []


def test_a_file_that_differs_in_its_line_ends_or_its_encoding_only_is_stale(city: City, tmp_path: Path) -> None:
    publish(city.layers, tmp_path)
    mrt, parks = tmp_path / "mrt.geojson", tmp_path / "parks.geojson"
    mrt.write_bytes(mrt.read_bytes().replace(b"\n", b"\r\n"))
    parks.write_bytes(parks.read_text(encoding="utf-8").encode("big5", "replace"))
    assert check(city.layers, tmp_path) == ["mrt.geojson", "parks.geojson"]
    assert publish(city.layers, tmp_path) == ["mrt.geojson", "parks.geojson"]
    assert check(city.layers, tmp_path) == []


def test_what_is_no_layer_file_is_left_alone(city: City, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    publish(city.layers, tmp_path)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "mine"


@pytest.fixture
def run(data: Path, vendor: Path, tmp_path: Path) -> Callable[..., Result]:
    def run(*words: str) -> Result:
        where = ["--data", str(data), "--vendor", str(vendor)]
        kept = ["--edition", str(tmp_path / "edition.sqlite")] if words[1] == "build" else []
        return CliRunner().invoke(main, [*words, *where, *kept])

    return run


def amend(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def built(published: Path, data: Path, tmp_path: Path) -> Path:
    """Give a folder with what was built, and what it was built from."""
    assert data.parent == tmp_path
    return Path(shutil.copytree(published, tmp_path, dirs_exist_ok=True))


def test_build_and_check_end_with_a_tally(run: Callable[..., Result]) -> None:
    built, checked = run("layers", "build"), run("layers", "check", "--json")
    assert built.exit_code == checked.exit_code == 0
    assert "projects 178" in built.output.splitlines()[-1]
    assert '"stale files": 0' in checked.output


@pytest.mark.parametrize(
    ("file", "spoilt", "told"),
    [
        ("mentions.csv", ("預計 113 年底完工", "預計 約"), "data/mentions.csv:"),
        ("projects.csv", ("左營區中海路(增設箱涵),specific,左營區", "左營區中海路(增設箱涵),specific,鳳山區"), "kw-00"),
        (
            "projects.csv",
            ("左營區中海路(增設箱涵),specific,左營區", "左營區中海路(增設箱涵),specific,右營區"),
            "「右營區」",
        ),
        ("projects.csv", (",detention_ponds,", ",ponds,"), "data/projects.csv:2: category: 「ponds」"),
        ("geometries.geojson", ('"coordinates"', '"coordinate"'), "geometries.geojson"),
        ("gazetteer.csv", (",120.", ",12O."), "gazetteer.csv:"),
        ("documents.toml", ("as_of = ", "as_off = "), "data/documents.toml: as_of"),
    ],
)
def test_a_failed_build_says_why_and_leaves_everything_as_it_was(
    run: Callable[..., Result], built: Path, file: str, spoilt: tuple[str, str], told: str
) -> None:
    data = built / "data"
    before = contents(data / "layers") | {"edition": (built / "edition.sqlite").read_bytes()}
    amend(data / file, *spoilt)
    failed = run("layers", "build")
    assert failed.exit_code == 1
    assert told in failed.output
    assert "Traceback" not in failed.output
    assert contents(data / "layers") | {"edition": (built / "edition.sqlite").read_bytes()} == before
    assert sorted(path.name for path in built.iterdir()) == ["data", "edition.sqlite"]


def test_a_stale_layer_fails_the_check(run: Callable[..., Result], data: Path) -> None:
    amend(data / "layers" / "mrt.geojson", "黃線", "黑線")
    checked = run("layers", "check")
    assert checked.exit_code == 1
    assert "stale: mrt.geojson" in checked.output


def test_an_unknown_place_is_published_without_a_geometry(run: Callable[..., Result], data: Path) -> None:
    amend(data / "projects.csv", "興達漁港,area", "無何有之鄉,area")
    assert "unplaced 13" in run("layers", "build").output


def test_a_layer_that_is_not_valid_is_not_published(city: City, tmp_path: Path) -> None:
    twice = type(city.layers)(city.layers.as_of, city.layers.features * 2, {})
    with pytest.raises(BuildError, match="each id once"):
        publish(twice, tmp_path / "layers")
    assert not (tmp_path / "layers").exists()


def test_an_edition_that_cannot_be_written_leaves_the_one_that_is_served(city: City, tmp_path: Path) -> None:
    path = tmp_path / "edition.sqlite"
    name = write_edition(city.layers, city.register, city.boundaries, path)
    twice = type(city.layers)(city.layers.as_of, city.layers.features * 2, city.layers.unplaced)
    with pytest.raises(EditionError):
        write_edition(twice, city.register, city.boundaries, path)
    assert Store(path).edition == name
    assert [one.name for one in tmp_path.iterdir()] == ["edition.sqlite"]


def test_promises_are_weighed_on_the_day_that_is_asked_for(city: City, root: Path) -> None:
    from datetime import date

    from geocode import open_places

    early = build(city.register, open_places(root / "data", city.boundaries), date(2024, 1, 1))
    assert not any(feature.properties["overdue"] for feature in early.features)
