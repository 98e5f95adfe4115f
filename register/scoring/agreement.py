"""Whether a found name and a name that a person read are the same work's, and how well they agree.

Two ways, and either is enough:

* **by the words**: the found words and the person's words lie over each other in the passage, and neither is more than
  twice as long as what they share. So 「紫線」 may be found as 「捷運紫線」, but not as half a sentence that
  holds it, and not as its first letters. Where the person's words name several works (「岡山、三民運動中心」), a member
  of them is enough.
* **by the name**: what was understood (「鳳山運動中心」) and what was read, or what the register calls the work, share
  seven tenths of their pairs of letters. Two siblings of one enumeration share less: of 「岡山運動中心」 and
  「三民運動中心」 six tenths. Numbers and Latin letters must be the same: 「R20 站」 is not 「R24 站」.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from register.extraction import Named
from register.scoring.gold import Gold
from register.vocabulary import compact

SHARED_WORDS: Final = 0.5
SHARED_PAIRS: Final = 0.7
JOINTS: Final = re.compile("[、,及與和暨]")
"""In folded words: a comma of full width is one of half."""
NUMBERED: Final = re.compile(r"[0-9A-Za-z.]+")
Span = tuple[int, int]


def agreement(gold: Gold, named: Named) -> float:
    """Tell how well a found name agrees with a person's: 0 if they are not the same work's, 2 at most.

    Parameters
    ----------
    gold : Gold
    named : Named
    """
    words, name = shared_words(gold.name_said, named), likeness(gold, named.name)
    return words + name if words >= SHARED_WORDS or name >= SHARED_PAIRS else 0.0


def shared_words(said: str, named: Named) -> float:
    """Tell what part of the longer of two stretches of words both share, from 0 to 1; the best of all places.

    Parameters
    ----------
    said : str
        A person's words, looked for in the passage without regard to white space and width.
    named : Named
        Its words stand in the same passage.
    """
    text, places = _folded(named.passage.text)
    inside = [number for number, place in enumerate(places) if _covers(named, place)]
    if not inside:
        return 0.0
    found = (inside[0], inside[-1] + 1)
    return max((_overlap(found, span) for span in _spans(text, compact(said))), default=0.0)


def likeness(gold: Gold, name: str) -> float:
    """Tell what part of their pairs of letters a name and the best of a person's names share, from 0 to 1."""
    return max(_pairs_shared(compact(one), compact(name)) for one in (gold.name_said, *gold.names))


def _covers(named: Named, place: int) -> bool:
    return named.said.begins <= named.passage.begins + place < named.said.ends


@lru_cache(maxsize=4096)
def _folded(text: str) -> tuple[str, list[int]]:
    """Fold a text as `compact` does, each letter with the place from which it comes."""
    letters = [(folded, place) for place, letter in enumerate(text) for folded in unicodedata.normalize("NFKC", letter)]
    kept = [(letter, place) for letter, place in letters if not letter.isspace()]
    return "".join(letter for letter, _ in kept), [place for _, place in kept]


def _spans(text: str, said: str) -> Iterator[Span]:
    """Give each place where some words stand, whole and member by member."""
    start = text.find(said)
    while said and start >= 0:
        yield start, start + len(said)
        begins = start
        for member in JOINTS.split(said):
            yield begins, begins + len(member)
            begins += len(member) + 1
        start = text.find(said, start + 1)


def _overlap(one: Span, two: Span) -> float:
    longest = max(one[1] - one[0], two[1] - two[0])
    return max(0, min(one[1], two[1]) - max(one[0], two[0])) / longest if longest else 0.0


def _pairs_shared(one: str, two: str) -> float:
    """Dice's coefficient of the pairs of letters; names that are numbered otherwise share nothing."""
    if sorted(NUMBERED.findall(one)) != sorted(NUMBERED.findall(two)):
        return 0.0
    pairs, others = (Counter(pairwise(text)) for text in (one, two))
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else float(one == two)
