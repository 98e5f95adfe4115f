"""A copied address opens the same page, and every number on it is the data's own: over random states."""

from __future__ import annotations

import random
from collections.abc import Callable
from urllib.parse import parse_qs, quote

import pytest
from browser.conftest import PHONE
from browser.reader import Reader
from playwright.sync_api import expect

CHOICES = {
    "phase": ["planned", "building", "done", "stopped", "unstated"],
    "category": ["mrt", "flood_works", "roads_bridges", "parks", "industrial_parks"],
    "district": ["鳳山區", "左營區", "楠梓區", "岡山區", "三民區"],
    "status": ["construction", "planning", "none"],
    "year": ["2024", "2025..2028", "none"],
}
SINGLE = {"stands": ["2025", "2027", "2030"], "finished": ["all"], "q": ["捷運", "公園", "工程"]}
PLACES = ["120.3014,22.6273", "120.31637,22.722324", "120.85,23.25"]
RADII = ["300", "1000", "2000", "5000"]
SEEN = """() => ({
  shown: document.documentElement.dataset.shown,
  rows: [...document.querySelectorAll('#rows > li')].filter((row) => !row.hidden).map((row) => row.dataset.id),
  chips: [...document.querySelectorAll('#summary .chip')].map((chip) => chip.textContent),
  sentence: document.querySelector('.sentence').textContent,
  tally: document.querySelector('.view-list .tally').textContent,
  old: document.getElementById('old').hidden
    ? 0 : Number(/\\d+/.exec(document.querySelector('#old .said').textContent)[0]),
})"""
LEFTS = """Object.fromEntries([...document.querySelectorAll('.choices input[type=checkbox]')]
  .map((box) => [`${box.name}=${box.value}`, Number(box.closest('label').querySelector('.left').textContent)]))"""


def _state(seed: int) -> str:
    """Make an address's query at random; the same seed makes the same."""
    rng = random.Random(seed)  # noqa: S311
    parts = {name: ",".join(rng.sample(values, rng.randint(1, 2))) for name, values in CHOICES.items()}
    parts |= {name: rng.choice(values) for name, values in SINGLE.items()}
    kept = {name: text for name, text in parts.items() if rng.random() < 0.22}
    if rng.random() < 0.5:
        kept |= {"near": rng.choice(PLACES), "radius": rng.choice(RADII)}
    return "&".join(f"{name}={quote(text, safe=',.')}" for name, text in kept.items())


STATES = sorted({_state(seed) for seed in range(36)} - {""})


def _settled(reader: Reader, query: str) -> dict:
    """Come to a state, and see it when its answer is there."""
    reader.turn(query)
    wanted = "near" in parse_qs(query)
    for _ in range(80):
        seen = reader.page.evaluate(SEEN)
        if bool(seen["sentence"]) is wanted and len(seen["rows"]) == int(seen["shown"]):
            return seen
        reader.page.wait_for_timeout(25)
    raise AssertionError((query, seen))


def test_there_are_many_states() -> None:
    assert len(STATES) >= 30


def _told(reader: Reader, query: str, everything: int) -> dict:
    """Say of a state what the data say, in the words of `SEEN`."""
    works = reader.asked(query)
    told = {"rows": {work["id"] for work in works}, "sentence": "", "old": 0}
    told["tally"] = f"顯示 {len(works)} 件，共 {everything} 件"
    if "near=" in query:
        near = reader.api(f"/nearby?{query if 'finished=' in query else f'finished=recent&{query}'}")
        told |= {"rows": [work["id"] for work in near["works"]], "sentence": near["sentence"]}
        assert told["rows"] == [work["id"] for work in works], query
    if "finished=" not in query:
        told["old"] = len(reader.asked(f"{query}&finished=all")) - len(works)
    return told


@pytest.mark.parametrize("part", range(2))
def test_every_number_of_a_state_is_the_data_s_own(phone: Reader, part: int) -> None:
    phone.visit()
    everything = len(phone.asked("finished=all"))
    for query in STATES[part::2]:
        told = _told(phone, query, everything)
        phone.turn(query)
        # the answer about a place comes a little later than the list
        expect(phone.page.locator(".sentence")).to_have_text(told["sentence"])
        seen = phone.page.evaluate(SEEN)
        assert (seen["rows"] if told["sentence"] else set(seen["rows"])) == told["rows"], query
        assert told["tally"] in seen["tally"], query
        assert seen["sentence"] == told["sentence"], query
        if "finished=" not in query:
            assert seen["old"] == told["old"], query


@pytest.mark.parametrize("part", range(3))
def test_a_copied_address_opens_the_same_page(seat: Callable[..., Reader], site: str, part: int) -> None:
    # a part before the map, which moves with the question, and the others without one
    look = PHONE if part else {}
    reader, other = seat(site, **look), seat(site, **look)
    reader.visit()
    for query in STATES[part::12]:
        reader.turn("")
        seen, address = _settled(reader, query), reader.address
        other.visit(address.removeprefix(reader.site))
        assert _settled(other, address.partition("?")[2]) == seen, query


def test_the_numbers_beside_the_choices_are_the_data_s_own(phone: Reader) -> None:
    phone.visit()
    rng = random.Random(1)  # noqa: S311
    for query in rng.sample([state for state in STATES if "near=" in state], 5):
        phone.turn(query)
        lefts = phone.page.evaluate(LEFTS)
        given = {name: texts[0] for name, texts in parse_qs(query).items()}
        for choice in rng.sample(sorted(lefts), 8):
            name, value = choice.split("=")
            alone = "&".join(f"{key}={text}" for key, text in (given | {name: value}).items())
            assert lefts[choice] == len(phone.asked(alone)), (query, choice)
