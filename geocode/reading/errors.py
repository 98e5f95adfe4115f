"""What a text can be refused for: the character that the grammar cannot read."""

from __future__ import annotations

from typing import Final

from geocode.errors import GeocodeError

_SHOWN: Final = 40  # characters of a long text that its message repeats


class UnreadableError(GeocodeError, ValueError):
    """A text that says where in a way that the grammar cannot read.

    Parameters
    ----------
    text : str
        As it was given.
    position : int
        Index into `text`, from 0, of the character that cannot stand there; ``len(text)`` where the text ends too soon.
    expected : str
        What could stand there, in 正體中文.

    Examples
    --------
    >>> print(UnreadableError("四維三路@2號", 4, "門牌號碼"))
    「四維三路@2號」第 5 個字「@」讀不懂：此處應為門牌號碼
    >>> print(UnreadableError("四維三路與", 5, "另一個地名"))
    「四維三路與」讀到最後還不完整：此處應為另一個地名
    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        shown = _one_line(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")
        if position < len(text):
            where = f"第 {position + 1} 個字「{_one_line(text[position])}」讀不懂"
        else:
            where = "讀到最後還不完整"
        super().__init__(f"「{shown}」{where}：此處應為{expected}")
        self.text = text
        self.position = position
        self.expected = expected


def _one_line(text: str) -> str:
    """Keep a message on one line: what cannot be printed is shown as a blank."""
    return "".join(character if character.isprintable() else " " for character in text)
