"""Names are found by every search exactly where a plain reading finds them."""

from hypothesis import given
from hypothesis import strategies as st

from geocode.spelling import SHORTEST, SHORTEST_WHOLE, Spellings

SIGNS = "山中路三.*["
NAMES = st.lists(st.text(SIGNS, min_size=1, max_size=7), max_size=12)
TEXTS = st.text(SIGNS, min_size=1, max_size=6)


def _one_slip(text: str) -> set[str]:
    """Everything that a text becomes by one wrong, missing or superfluous character."""
    letters = [*SIGNS, "?"]
    cuts = [(text[:at], text[at:]) for at in range(len(text) + 1)]
    missing = {head + letter + tail for head, tail in cuts for letter in letters}
    return {text} | missing | {h + t[1:] for h, t in cuts} | {h + x + t[1:] for h, t in cuts if t for x in letters}


@given(NAMES, TEXTS)
def test_a_text_is_found_where_it_is_the_name_begins_it_or_stands_in_it(names: list[str], text: str) -> None:
    known = Spellings(names)
    assert list(known.equal(text)) == [at for at, name in enumerate(names) if name == text]
    assert list(known.starting(text)) == [at for at, name in enumerate(names) if name.startswith(text)]
    assert list(known.holding(text)) == [at for at, name in enumerate(names) if text in name]


@given(NAMES, TEXTS)
def test_one_slip_is_forgiven_wherever_it_is(names: list[str], text: str) -> None:
    known, slips = Spellings(names), _one_slip(text)
    whole = [at for at, name in enumerate(names) if name in slips]
    begun = [at for at, name in enumerate(names) if any(name.startswith(slip) for slip in slips)]
    assert known.near(text) == (
        whole if len(text) >= SHORTEST_WHOLE else [],
        [at for at in begun if at not in whole] if len(text) >= SHORTEST else [],
    )


def test_two_slips_are_another_name() -> None:
    known = Spellings(["岡山運動中心"])
    assert known.near("崗山運懂中心") == ([], [])
    assert known.near("岡山運動中新") == ([0], [])


def test_nothing_is_found_among_no_names() -> None:
    known = Spellings([])
    assert [*known.equal("山"), *known.starting("山"), *known.holding("山")] == []
    assert known.near("山中路") == ([], [])
