"""Flood works in words: which are asked for, how much water they hold, and what stands."""

from collections.abc import Iterable, Mapping

from layers import Query
from layers.flood.asked import PLACE, FloodQuery
from layers.flood.season import BY_THEN, Standing
from layers.flood.sums import Sum
from layers.flood.work import UNNAMED
from mapapp.saying import say_query
from mapapp.wording import Wording
from mapapp.words import Words


def say_flood(asked: FloodQuery, words: Words) -> str:
    """Say in one line which flood works are meant.

    Parameters
    ----------
    asked : FloodQuery
    words : Words

    Examples
    --------
    >>> say_flood(FloodQuery.parse({"kind": "levee", "season": "2027", "district": "岡山區"}), Words("zh-Hant"))
    '防洪建設；堤防與防洪牆；116 年（2027）汛期前；岡山區'
    """
    return words("asked.and").join([words("flood.all"), *_chosen(asked, words)])


def is_narrowed(asked: FloodQuery) -> bool:
    """Tell whether less is asked for than every flood work."""
    return asked != FloodQuery()


def say_volume(m3: float, words: Words) -> str:
    """Say how much water is held back, as the language counts: in 萬噸 of 10,000 m³, or in m³.

    Examples
    --------
    >>> say_volume(8000, Words("zh-Hant")), say_volume(8000, Words("en"))
    ('0.8 萬噸', '8,000 m³')
    """
    scale = int(words("flood.volume_scale"))
    return words("flood.volume_of", n=f"{m3 / scale:,.10g}")


def sentence(by: Mapping[Standing, Sum], season: int | None, undated: int, words: Words) -> str:
    """Tell in a sentence what stands and what is only promised; what stands is told even if it is nothing.

    Parameters
    ----------
    by : mapping of Standing to Sum
    season : int or None
        Whose beginning is asked about; None: today.
    undated : int
        Works that are left out for the season, because nobody says when they are to stand.
    words : Words
    """
    counts = {one: by[one].works if one in by else 0 for one in Standing}
    told = [one for one in Standing if counts[one] or (one in BY_THEN and one is not Standing.OVERDUE)]
    parts = words("flood.comma").join(words(f"flood.said_{one}", n=counts[one]) for one in told)
    total = sum(counts.values())
    if season is None:
        return words("flood.sentence", n=total, parts=parts)
    head = words("flood.sentence_season", n=total, parts=parts, year=Wording(words).year(season))
    return words("near.space").join([head, *[words("flood.left_out", n=undated)] * bool(undated)])


def _chosen(asked: FloodQuery, words: Words) -> Iterable[str]:
    if asked.kind:
        kinds = [words(f"flood_kind.{name}") for name in words.section("flood_kind") if name in asked.kind]
        yield words("asked.or").join([*kinds, *[words("flood.no_kind")] * (UNNAMED in asked.kind)])
    if asked.basin:
        said = words("asked.or").join(words("flood.no_basin") if one == UNNAMED else one for one in sorted(asked.basin))
        yield words("flood.by_place", basins=said) if asked.by == PLACE else said
    if asked.season:
        yield words("flood.asked_season", year=Wording(words).year(asked.season))
    if asked.query != Query():
        yield say_query(asked.query, words)
