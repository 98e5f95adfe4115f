"""A sentence of the rooms below is recognised by its wording, so that it can be said in the reader's language."""

import re
from functools import cache
from typing import NamedTuple

from mapapp.words import Words

_SLOT = re.compile(r"\\\{(\w+)\\\}")


class Recognised(NamedTuple):
    """What a sentence is in the reader's language.

    Parameters
    ----------
    said : str
        With ``{slots}``.
    values : dict of str to str
        What stood in the slots.
    """

    said: str
    values: dict[str, str]


def recognise(words: Words, section: str, sentence: str) -> Recognised | None:
    """Find a sentence in a section whose keys are sentences with ``{slots}``; of two that fit, the first.

    Examples
    --------
    >>> recognise(Words("en"), "reason", "「月世界」不是路線，沒有段落").values
    {'name': '月世界'}
    """
    for known, said in words.section(section).items():
        if found := _pattern(known).fullmatch(sentence):
            return Recognised(str(said), found.groupdict())
    return None


@cache
def _pattern(known: str) -> re.Pattern[str]:
    return re.compile(_SLOT.sub(r"(?P<\1>.+)", re.escape(known)))
