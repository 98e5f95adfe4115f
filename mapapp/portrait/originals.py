"""Whole passages, where this deployment keeps the documents' texts: what stands round the words of the register."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from register.texts import Texts

Span = tuple[int, int]
"""First letter, and the one behind the last, counted in Unicode characters from 0."""
SAID = ("name_said", "status_said", "start_said", "completion_said", "budget_said", "quantity_said")


class Originals:
    """The documents' texts of one deployment.

    Parameters
    ----------
    folder : pathlib.Path
        Where `worksmap register add` keeps them. It need not be there: then nothing is added to any record.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def are_kept(self) -> bool:
        """Whether there is a folder of texts."""
        return self._folder.is_dir()

    def beside(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """Give a record whose passages have their whole text beside them, where it is kept.

        The ids that name the kept files stand in the edition; nothing that a reader sends does.

        Returns
        -------
        dict
            The record; where a text is kept, its passages in ``history`` have ``passage``: ``text``, and ``marks``, the
            spans in it of the words that the register holds.
        """
        if not self.are_kept:
            return dict(record)
        return {**record, "history": [self._with_text(one) for one in record["history"]]}

    def _with_text(self, said: Mapping[str, Any]) -> dict[str, Any]:
        text = self._texts.passage(said["document"]["id"], said["section"], said["paragraph"])
        if text is None:
            return dict(said)
        words = [said[name] for name in SAID if said[name]]
        return {**said, "passage": {"text": text, "marks": spans(text, words)}}

    @cached_property
    def _texts(self) -> "Texts":
        # what reads documents is loaded only where their texts are kept
        from register.texts import Texts

        return Texts(self._folder)


def spans(text: str, words: Sequence[str]) -> list[Span]:
    r"""Find where words stand in a text, white space aside; what overlaps or touches is one span.

    Parameters
    ----------
    text : str
    words : sequence of str
        Of each the first place is found that stands behind the first of them, else the first of all.

    Examples
    --------
    >>> spans("正義公園 113\n年底完工。", ["公園", "113 年底"])
    [(2, 4), (5, 11)]
    """
    places = [place for place, letter in enumerate(text) if not letter.isspace()]
    plain = "".join(text[place] for place in places)
    found: list[Span] = []
    behind = 0
    for word in ("".join(one.split()) for one in words):
        at = plain.find(word, behind)
        at = plain.find(word) if at < 0 else at
        if word and at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            behind = behind or at
    return _joined(sorted(found))


def pieces(text: str, marks: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    """Cut a text at its spans.

    Examples
    --------
    >>> list(pieces("正義公園完工", [(0, 4)]))
    [('正義公園', True), ('完工', False)]
    """
    edges = [0, *(edge for span in marks for edge in span), len(text)]
    for number, (first, last) in enumerate(pairwise(edges)):
        if first < last:
            yield text[first:last], number % 2 == 1


def _joined(found: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for first, last in found:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
