"""Rows of a page's lists that lead nowhere in a copy: they go, and a list that loses them all says so."""

from dataclasses import dataclass, field

LISTS = frozenset({"ul", "ol"})
ROW = "li"


@dataclass
class _Open:
    """A list or a row that has begun: where, and what was met in it, sound or not."""

    start: int
    lost: int = 0
    kept: int = 0


@dataclass
class Lists:
    """Lists of a page that is being written.

    Parameters
    ----------
    out : list of str
        What is written; its end is cut off where a row goes.
    instead : str
        HTML that stands for a list without rows.
    """

    out: list[str]
    instead: str
    open: list[_Open] = field(default_factory=list)

    def begin(self, tag: str) -> None:
        """Notice an element before it is written."""
        if tag == ROW or tag in LISTS:
            self.open.append(_Open(len(self.out)))

    def meet(self, *, leads: bool) -> None:
        """Notice a link: one that leads somewhere keeps its row."""
        if self.open:
            self._count(leads)

    def end(self, tag: str) -> bool:
        """Notice the end of an element before it is written; say whether it is to be written."""
        if not self.open or not (tag == ROW or tag in LISTS):
            return True
        done = self.open.pop()
        stays = done.kept > 0 or done.lost == 0
        if not stays:
            del self.out[done.start :]
        if not stays and tag in LISTS:
            self.out.append(self.instead)
        if self.open and tag == ROW:
            self._count(stays)
        return stays

    def _count(self, leads: bool) -> None:
        self.open[-1].kept += leads
        self.open[-1].lost += not leads
