"""What has been read is kept, within bounds, and is forgotten with the file that it was read from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from layers import Store
from layers.bbox import BBox
from layers.items import Asked, Collection, Crs, Memories, memory
from layers.items.frame import Frame, ends_of

BOXES = [f"{120.2 + n / 50},{22.5 + n / 50},{120.3 + n / 50},{22.6 + n / 50}" for n in range(10)]


def asked(store: Store, collection: Collection) -> list[list[bytes]]:
    wanted = [Asked.parse({"bbox": box, "limit": "1000"}, collection) for box in BOXES]
    return [store.items.page(collection, one).features for one in wanted]


def test_little_room_changes_no_answer(edition: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    roomy, cramped = Store(edition), Store(edition)
    projects = roomy.items.collection("projects")
    assert projects
    usual = asked(roomy, projects)
    monkeypatch.setattr(memory, "MOST_BYTES", 2_000)
    assert asked(cramped, projects) == usual == asked(roomy, projects)
    assert any(usual)


def test_what_was_read_is_not_read_again(edition: Path) -> None:
    store = Store(edition)
    projects = store.items.collection("projects")
    assert projects
    first = asked(store, projects)
    again = asked(store, projects)
    assert all(
        one is other for some, others in zip(first, again, strict=True) for one, other in zip(some, others, strict=True)
    )


def test_a_file_that_replaces_another_has_a_memory_of_its_own_and_few_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_FILES", 2)
    held = Memories()
    first = held.of("a", (1,))
    assert held.of("a", (1,)) is first
    assert held.of("a", (2,)) is not first
    second = held.of("a", (2,))
    assert [held.of(name, (2,)).stamp for name in "bca"] == [(2,)] * 3
    assert held.of("a", (2,)) is not second


def test_bounds_alone_never_say_that_something_meets_a_box_that_does_not() -> None:
    chance = np.random.default_rng(7)
    corners = chance.uniform(0, 10, (400, 3, 2))
    kinds = [shapely.linestrings(corners[:150]), shapely.polygons(corners[150:300]), shapely.multipoints(corners[300:])]
    shapes = np.concatenate(kinds)
    connected = np.arange(len(shapes)) < 300
    bounds, ends = {Crs.TWD97: shapely.bounds(shapes).T}, {Crs.TWD97: ends_of(shapes)}
    frame = Frame(np.arange(len(shapes)), connected, bounds, ends)
    for west, south, width, height in chance.uniform(0, 6, (200, 4)):
        box = BBox(west, south, west + width, south + height)
        near, unsure = frame.sift(box, Crs.TWD97)
        meant = shapely.intersects(shapes, box.shape)
        assert set(np.flatnonzero(meant)) <= set(near)
        assert meant[np.delete(near, unsure)].all()
