"""Promises over time: one row for each claim of a document, on one axis of years.

A plane with the documents' dates on one axis and the promised dates on the other puts both times of a promise into one
point, and most projects have but one: a point in an empty square. Here a claim is a row, from the day on which it was
said to the time that it promised, so one row says as much as a row can, and several show how the promise moved.
"""

from dataclasses import dataclass
from datetime import date

from mapapp.portrait.claims import Claim
from mapapp.portrait.svg import Node, node
from mapapp.portrait.symbols import warning
from mapapp.wording import ROC
from mapapp.words import Words
from register.period import Period

WIDTH = 360
LEFT, RIGHT = 14, 14
HEAD, ROW, FOOT = 46, 44, 8
BAR = 13
"""Height of the mark of a promised time."""
LEAST_PX = 13
"""A day is marked as wide as this, so that it can be seen."""
MOST_TICKS = 7


@dataclass(frozen=True)
class Chart:
    """A chart of claims.

    Parameters
    ----------
    claims : tuple of Claim
        Oldest first, at least one.
    as_of : datetime.date
        The day on which promises are weighed.
    overdue : bool
        As published: the last promise has passed and no document reports it kept.
    words : Words
        Of the page's language.
    """

    claims: tuple[Claim, ...]
    as_of: date
    overdue: bool
    words: Words

    @property
    def height(self) -> int:
        """Pixels."""
        return HEAD + ROW * len(self.claims) + FOOT

    def draw(self, name: str, *, title: str, description: str) -> Node:
        """Draw it.

        Parameters
        ----------
        name : str
            The project's id.
        title, description : str
            What it says to who cannot see it.
        """
        return node(
            "svg",
            node("title", text=title, id=f"chart-title-{name}"),
            node("desc", text=description, id=f"chart-said-{name}"),
            *self._axis(),
            *self._today(),
            *(part for number, claim in enumerate(self.claims) for part in self._row(number, claim)),
            class_="promises-drawn",
            viewBox=f"0 0 {WIDTH} {self.height}",
            role="img",
            aria_labelledby=f"chart-title-{name} chart-said-{name}",
        )

    @property
    def _years(self) -> tuple[int, int]:
        """First year that is drawn, and the one after the last."""
        days = [
            self.as_of,
            *(day for one in self.claims for day in (one.spoken.begins, one.until.begins, one.until.ends)),
        ]
        return min(days).year, max(days).year + 1

    def x(self, day: date) -> float:
        """Place the beginning of a day on the axis, pixels."""
        first, last = self._years
        zero = date(first, 1, 1).toordinal()
        whole = date(last, 1, 1).toordinal() - zero
        return LEFT + (WIDTH - LEFT - RIGHT) * (day.toordinal() - zero) / whole

    def _axis(self) -> list[Node]:
        first, last = self._years
        step = next(step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step < MOST_TICKS)
        drawn = []
        for year in range(first, last + 1, step):
            x = self.x(date(year, 1, 1))
            drawn.append(node("path", class_="year-line", d=f"M{x:.1f} {HEAD - 10}V{self.height - FOOT}"))
            if year < last:
                said = self.words("project.tick", roc=year - ROC, year=year)
                drawn.append(node("text", text=said, class_="year-said", x=x + 3, y=HEAD - 14))
        return drawn

    def _today(self) -> list[Node]:
        x = self.x(self.as_of)
        anchor = "end" if x > WIDTH * 0.6 else "start"
        said = self.words("project.chart_as_of", date=self.as_of.isoformat())
        return [
            node("path", class_="today", d=f"M{x:.1f} 16V{self.height - FOOT}"),
            node(
                "text", text=said, class_="today-said", x=x + (4 if anchor == "start" else -4), y=13, text_anchor=anchor
            ),
        ]

    def _row(self, number: int, claim: Claim) -> list[Node]:
        top = HEAD + ROW * number
        middle = top + 27
        key = "correction_of" if claim.document is None else "said_on"
        said = self.words(f"project.{key}", date=claim.spoken.value)
        spoken, until = self._span(claim.spoken, 0), self._span(claim.until, LEAST_PX)
        last = number == len(self.claims) - 1
        late = self._late(until[1], middle) if last and self.overdue else []
        return [
            *late,
            node("path", class_="from", d=f"M{spoken[0]:.1f} {middle}H{until[0]:.1f}"),
            self._said(spoken, middle),
            self._until(claim, until, middle),
            self._label(said, spoken, until, top + 13),
        ]

    def _span(self, period: Period, least: float) -> tuple[float, float]:
        left = self.x(period.begins)
        right = self.x(date.fromordinal(period.ends.toordinal() + 1))
        short = max(0.0, least - (right - left))
        return left - short / 2, right + short / 2

    def _label(self, said: str, spoken: tuple[float, float], until: tuple[float, float], y: float) -> Node:
        left = min(spoken[0], until[0])
        if left > WIDTH * 0.55:
            return node("text", text=said, class_="row-said", x=max(spoken[1], until[1]), y=y, text_anchor="end")
        return node("text", text=said, class_="row-said", x=left, y=y)

    def _said(self, span: tuple[float, float], y: float) -> Node:
        """Draw when it was said: a stroke for a day, a bracket for a year."""
        left, right = span
        if right - left < 4:  # noqa: PLR2004  pixels in which no bracket can be seen
            return node("path", class_="said", d=f"M{left:.1f} {y - 6}v12")
        return node("path", class_="said", d=f"M{left:.1f} {y - 5}v10m0-5H{right:.1f}m0-5v10")

    def _until(self, claim: Claim, span: tuple[float, float], y: float) -> Node:
        left, right = span
        box = node("rect", class_=claim.kind, x=left, y=y - BAR / 2, width=right - left, height=float(BAR), rx=2)
        if claim.is_promise:
            return box
        middle = (left + right) / 2
        return node("g", box, node("path", class_="tick", d=f"M{middle - 4:.1f} {y}l3 3 5-6"))

    def _late(self, left: float, y: float) -> list[Node]:
        """Draw the time since the promise passed: a zigzag to the day of weighing, and the sign that warns."""
        right = self.x(self.as_of)
        teeth = int(max(0.0, right - left - 8) // 8)
        zigzag = f"M{left:.1f} {y}" + "l4-4l4 4" * teeth + f"H{right:.1f}"
        return [node("path", class_="late", d=zigzag), warning(right, float(y), 17)]
