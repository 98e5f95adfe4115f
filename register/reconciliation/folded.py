"""Names of works, folded to what two reports must agree on to speak of one work."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).with_name("folding.toml")
NUMERALS: Final = "零一二三四五六七八九"
NUMBER: Final = re.compile(r"[〇零一二三四五六七八九十]+")
PUBLISHER: Final = re.compile(r"(..)([市縣])政府")
SHORTEST: Final = 2
"""A prefix or suffix is taken off as long as so many characters stay: 計畫 alone is no name without words."""


@cache
def rules() -> Mapping[str, Any]:
    """Read the rules of folding once."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _number(found: re.Match[str]) -> str:
    """Write 七 as 7 and 二十四 as 24; digits one by one stay so: 一〇八 is 108."""
    said = found.group().replace("〇", "零")
    if "十" not in said:
        return "".join(str(NUMERALS.index(one)) for one in said)
    tens, _, ones = said.partition("十")
    if "十" in ones or len(tens) > 1 or len(ones) > 1:
        return said
    return str((NUMERALS.index(tens) if tens else 1) * 10 + (NUMERALS.index(ones) if ones else 0))


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Fold spelling alone: width, case, forms of characters, numerals; letters and digits stay, all else goes.

    Examples
    --------
    >>> plain("臺７線（第二階段 2A）"), plain("國道七號")
    ('台7線2階段2a', '國道7號')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    for said, meant in rules()["letters"]["same"].items():
        folded = folded.replace(said, meant)
    folded = "".join(one for one in folded if one.isalnum())
    folded = NUMBER.sub(_number, folded)
    for rule in rules()["spelling"]:
        folded = re.sub(rule["pattern"], rule["becomes"], folded)
    return folded


def phases(text: str) -> frozenset[str]:
    """List which phases or parts some words name.

    Examples
    --------
    >>> sorted(phases("第二階段 2A")), sorted(phases("翠華路拓寬，西段"))
    (['階2', '階2a'], ['段西'])
    """
    folded = plain(text)
    return frozenset(rule["kind"] + one for rule in rules()["phase"] for one in re.findall(rule["pattern"], folded))


def is_generic(text: str) -> bool:
    """Tell whether a folded name names a kind of works and no work.

    Examples
    --------
    >>> is_generic("56座特色公園"), is_generic("星光水岸公園")
    (True, False)
    """
    bare = re.sub(rules()["counted"]["pattern"], "", text)
    return len(bare) < SHORTEST or bare in {plain(word) for word in rules()["generic"]["words"]}


@dataclass(frozen=True)
class Folding:
    """Folds names of one city's works.

    Parameters
    ----------
    cities : frozenset of str
        Words that name the city itself, folded.
    districts : mapping of str to str
        Districts that anything is said to be in: folded, and as they are written.
    """

    cities: frozenset[str]
    districts: Mapping[str, str]
    _known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, publishers: Iterable[str], districts: Iterable[str]) -> Folding:
        """Make the folding of a city from who publishes its reports, and the districts that they name."""
        named = {
            word for one in publishers for city, kind in PUBLISHER.findall(one) for word in (f"{city}{kind}", city)
        }
        here = {*named, *rules()["here"]["words"]}
        return cls(frozenset(map(plain, here)), {plain(one): one for one in districts})

    def key(self, name: str) -> str:
        """Fold a name to what is compared.

        Examples
        --------
        >>> Folding.of(["高雄市政府"], ["鼓山區"]).key("本市鼓山區九如橋新建工程")
        '9如橋'
        """
        if name not in self._known:
            self._known[name] = self._fold(name)
        return self._known[name]

    def _fold(self, name: str) -> str:
        folded = plain(name)
        before = (*self.cities, *self.districts, *rules()["prefixes"]["words"])
        while shorter := _without(folded, before, rules()["suffixes"]["words"]):
            folded = shorter
        return folded

    def keys(self, name: str) -> frozenset[str]:
        """Fold a name in every way: with a district left out, and with the district's short name.

        Examples
        --------
        >>> sorted(Folding.of([], ["鳳山區"]).keys("鳳山區運動中心"))
        ['運動中心', '鳳山運動中心']
        """
        folded = plain(name)
        shortened = (folded.replace(one, one[:-1], 1) for one in self.districts if folded.startswith(one))
        return frozenset({self.key(name), *map(self.key, shortened)})

    def shown(self, districts: Iterable[str]) -> str:
        """Write folded districts as they are written."""
        return "、".join(sorted(self.districts.get(one, one) for one in districts))

    def core(self, name: str) -> str:
        """Fold a name to the thing that something is done to.

        Examples
        --------
        >>> Folding.of([], []).core("南橋拓寬工程"), Folding.of([], []).core("南橋")
        ('南橋', '南橋')
        """
        core = self.key(name)
        while shorter := _without(core, (), rules()["acts"]["words"]):
            core = shorter
        return core

    def districts_in(self, name: str) -> frozenset[str]:
        """List the known districts that a name says."""
        folded = plain(name)
        return frozenset(one for one in self.districts if one in folded)


def _without(folded: str, before: Iterable[str], behind: Iterable[str]) -> str:
    """Take the longest known prefix or suffix off; empty if there is none, or too little would stay."""
    heads = [one for one in before if folded.startswith(one) and len(folded) - len(one) >= SHORTEST]
    heads = [one for one in heads if not folded.startswith("立", len(one))]  # 市立: the city's own, not the city
    tails = [one for one in behind if folded.endswith(one) and len(folded) - len(one) >= SHORTEST]
    if heads:
        return folded[len(max(heads, key=len)) :]
    return folded[: -len(max(tails, key=len))] if tails else ""
