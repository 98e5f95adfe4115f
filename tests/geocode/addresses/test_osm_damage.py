"""What is no extract, or a damaged one, is told in one line, and the process lives on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import osmium
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geocode.addresses.errors import AddressesError
from geocode.addresses.osm_file import plates, roads
from tests.geocode.addresses.made_extract import Extract, Spot

Near = Callable[..., Spot]
Read = Callable[[Path], Iterator[object]]
same_folder = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def fill(extract: Extract, near: Near) -> Path:
    """Write an extract with one blob of nodes and one of ways."""
    for number in range(1, 60):
        spot = near("鳳山區", number)
        extract.point(spot, addr_street="測試一路", addr_housenumber=str(number), addr_district="鳳山區")
    for north in range(9):
        extract.way([near("鳳山區", 0, north), near("鳳山區", 50, north)], highway="residential", name=f"測試{north}路")
    return extract.write()


def one_line(read: Read, file: Path) -> str:
    """Read a file to the end; give what is told of it, on one line."""
    try:
        list(read(file))
    except AddressesError as error:
        assert "\n" not in str(error)
        return str(error)
    return ""


@pytest.mark.parametrize("read", [plates, roads])
@pytest.mark.parametrize("content", [b"", b"no extract", bytes(4096), b"PK\x03\x04" + bytes(99), b"\xff" * 99])
def test_what_is_no_extract_is_told_in_one_line(tmp_path: Path, read: Read, content: bytes) -> None:
    file = tmp_path / "broken.osm.pbf"
    file.write_bytes(content)
    assert one_line(read, file) == "broken.osm.pbf: expected an OpenStreetMap extract (.osm.pbf)"


@pytest.mark.parametrize("read", [plates, roads])
@pytest.mark.parametrize("share", [0.01, 0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_told_in_one_line(extract: Extract, near: Near, read: Read, share: float) -> None:
    whole = fill(extract, near)
    os.truncate(whole, int(whole.stat().st_size * share))
    assert one_line(read, whole).startswith("made.osm.pbf: ")


def test_it_is_told_where_a_file_was_cut_off(extract: Extract, near: Near) -> None:
    whole = fill(extract, near)
    os.truncate(whole, whole.stat().st_size - 1)
    assert "damaged or cut off at byte" in one_line(plates, whole)


@same_folder
@given(content=st.binary(max_size=300))
def test_any_bytes_are_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "any.osm.pbf"
    file.write_bytes(content)
    assert one_line(plates, file)
    assert one_line(roads, file)


@pytest.mark.parametrize("packed", ["zlib", "none"])
@same_folder
@given(data=st.data())
def test_a_file_with_other_bytes_in_it_is_read_or_told_in_one_line(
    tmp_path: Path, near: Near, packed: str, data: st.DataObject
) -> None:
    whole = fill(Extract(tmp_path / "made.osm.pbf", packed=packed), near).read_bytes()
    broken = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        broken[at] = data.draw(st.integers(0, 255))
    file = tmp_path / "broken.osm.pbf"
    file.write_bytes(broken)
    one_line(plates, file)
    one_line(roads, file)


@pytest.mark.parametrize("read", [plates, roads])
@pytest.mark.parametrize(
    ("before", "after"), [("測試0路", "測試\0路"), ("測試0路", "測試\udcff路"), ("highway", "high\0ay")]
)
def test_letters_that_osmium_cannot_hold_are_told_in_one_line(
    tmp_path: Path, near: Near, read: Read, before: str, after: str
) -> None:
    whole = fill(Extract(tmp_path / "made.osm.pbf", packed="none"), near)
    content = whole.read_bytes()
    assert before.encode() in content
    whole.write_bytes(content.replace(before.encode(), after.encode(errors="surrogateescape")))
    told = one_line(read, whole)
    assert "damaged" in told or ("\0" not in after and read is plates)


def test_a_file_with_the_history_of_its_objects_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "history.osm.pbf"
    file = osmium.io.File(str(path))
    file.has_multiple_object_versions = True
    with osmium.SimpleWriter(file) as writer:
        writer.add_node(osmium.osm.mutable.Node(id=1, version=1, location=(120.35, 22.62)))
    assert "the history of its objects" in one_line(plates, path)
