"""A query in words."""

from collections.abc import Iterable

from layers import Query
from layers.bbox import BBox
from layers.near import Near
from layers.query import RECENT
from layers.years import Years
from mapapp.wording import Wording
from mapapp.words import Words

_KM = 1000


def say_query(query: Query, words: Words) -> str:
    """Say in one line which projects are meant.

    Parameters
    ----------
    query : Query
    words : Words

    Examples
    --------
    >>> say_query(Query.parse({"district": "岡山區", "phase": "building,done"}), Words("zh-Hant"))
    '岡山區；施工中、已完成'
    >>> say_query(Query(), Words("zh-Hant"))
    '全部建設'
    """
    parts = [*_chosen(query, words), *_when(query, words), *_where(query, words)]
    return words("asked.and").join(parts) or words("asked.all")


def _chosen(query: Query, words: Words) -> Iterable[str]:
    if query.q:
        yield words("asked.q", q=" ".join(query.q))
    if query.id:
        yield words("asked.picked", n=len(query.id))
    for section in ("district", "category", "phase", "status"):
        known = words.section(section)
        values = getattr(query, section)
        # in the catalogue's order, which is the page's; what it does not know says itself
        ordered = [name for name in known if name in values] + sorted(values - known.keys())
        if ordered:
            yield words("asked.or").join(str(known.get(name, name)) for name in ordered)


def _when(query: Query, words: Words) -> Iterable[str]:
    if query.year:
        yield _years(query.year, words)
    if query.stands:
        yield words("asked.stands", year=Wording(words).year(query.stands))
    if query.finished == RECENT:
        yield words("asked.recent")


def _years(years: Years, words: Words) -> str:
    say = Wording(words).year
    spans = [
        say(first) if first == last else words("asked.years", first=say(first), last=say(last))
        for first, last in years.spans
    ]
    unstated = [words("when.none")] if years.unstated else []
    said = words("asked.or").join([*spans, *unstated])
    return words("asked.complete", years=said) if spans else said


def _where(query: Query, words: Words) -> Iterable[str]:
    if query.near:
        yield _circle(query.near, words)
    if query.bbox:
        yield _box(query.bbox, words)


def _circle(near: Near, words: Words) -> str:
    unit, length = ("km", near.radius_m / _KM) if near.radius_m >= _KM else ("m", near.radius_m)
    far = words(f"asked.{unit}", n=f"{length:,.10g}")
    return words("asked.near", far=far, lon=f"{near.lon:.6g}", lat=f"{near.lat:.6g}")


def _box(box: BBox, words: Words) -> str:
    corners = {name: f"{getattr(box, name):.6g}" for name in ("west", "south", "east", "north")}
    return words("asked.bbox", **corners)
