"""Everything that a project's page shows, gathered for its template."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from layers import Store
from mapapp.portrait.around import Neighbour, around
from mapapp.portrait.chart import Chart
from mapapp.portrait.claims import Claim, claims
from mapapp.portrait.land import Land
from mapapp.portrait.linked import linked
from mapapp.portrait.locator import Locator
from mapapp.portrait.passages import Source, sources
from mapapp.portrait.sharing import Sharing, phase
from mapapp.portrait.svg import written
from mapapp.portrait.work import Work
from mapapp.wording import Wording
from mapapp.words import Words

KM = 1000


@dataclass(frozen=True)
class Portrait:
    """A project as its page shows it.

    Parameters
    ----------
    record : dict
        As the edition has it.
    work : Work
    store : Store
    land : Land
    words : Words
        Of the page's language.
    as_of : str
        The day on which promises are weighed.
    """

    record: dict[str, Any]
    work: Work
    store: Store
    land: Land
    words: Words
    as_of: str

    @property
    def sources(self) -> dict[str, Source]:
        """Who says each value."""
        return dict(sources(self.record))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What documents claimed of the completion, if one of them promised it."""
        found = claims(self.record)
        return found if any(one.is_promise for one in found) else ()

    @property
    def sentences(self) -> list[str]:
        """The same in sentences, and whether the promise has passed."""
        said = [self._sentence(one) for one in self.claims]
        late = self.work.properties["overdue"]
        return [*said, self.words("when.overdue_note", date=self.as_of)] if late else said

    def _sentence(self, claim: Claim) -> str:
        who = "by_correction" if claim.document is None else "by_document"
        when = Wording(self.words).period(claim.until.value)
        return self.words(f"project.{who}_{claim.kind}", date=claim.spoken.value, when=when)

    @property
    def chart(self) -> Markup:
        """The claims, drawn."""
        drawn = Chart(self.claims, date.fromisoformat(self.as_of), self.work.properties["overdue"], self.words)
        title = self.words("project.chart_title", name=self.work.properties["name"])
        return written(drawn.draw(self.work.id, title=title, description=" ".join(self.sentences)))

    @property
    def is_mapped(self) -> bool:
        """Whether there is anything to show on a map: a place, or a district that is named."""
        return self.work.place is not None or self.work.stated(self.land) is not None

    @property
    def map_said(self) -> str:
        """What the small map shows, in words."""
        said = self.work.properties
        names = self.words.section("district")
        where = self.words("project.and").join(str(names.get(one, one)) for one in said["districts"])
        if self.work.place is None:
            return self.words("project.map_stated", where=where)
        return self.words("project.map_placed", where=where, place=Wording(self.words).place(said))

    @property
    def map(self) -> Markup:
        """The small map."""
        title = self.words("project.map_title", name=self.work.properties["name"])
        return written(Locator(self.work, self.land, self.words).draw(title=title, description=self.map_said))

    @property
    def neighbours(self) -> list[Neighbour]:
        """The nearest other works, but for its parts and what it is part of; in the order of what is said of them."""
        family = [one["id"] for one in (*self.record["parts"], self.record["part_of"]) if one]
        found = around(self.work, self.store, family)
        return sorted(found, key=lambda one: self._reaches(one.metres, one.properties))

    def distance(self, metres: int, other: dict[str, Any]) -> str:
        """Say how far another work is: at most how far, where the two places are known less exactly than the distance.

        Parameters
        ----------
        metres : int
        other : dict
            Its properties, as published.
        """
        if metres == 0:
            return self.words("project.at_same")
        most = self._reaches(metres, other)
        return self._far(metres) if most == metres else self.words("project.at_most", far=self._far(most))

    def _reaches(self, metres: int, other: dict[str, Any]) -> float:
        """Give the distance that is said: as measured, or the most that it may be, where that may be twice as far."""
        unsure = self.work.properties["precision_m"] + other["precision_m"]
        return metres if metres == 0 or unsure <= metres else metres + unsure

    def _far(self, metres: float) -> str:
        unit, number = ("km", f"{metres / KM:.1f}") if metres >= KM else ("m", f"{metres:.0f}")
        return self.words(f"project.{unit}", n=number)

    @property
    def shown(self) -> str:
        """What the page shows of status, completion and place: what a reader who finds it wrong looks at."""
        said, wording = self.work.properties, Wording(self.words)
        words = [said["completion_said"]] if said["completion_said"] else []
        late = [self.words("when.overdue")] if said["overdue"] else []
        parts = [said["name"], phase(said, self.words), wording.when(said), *words, *late]
        where = [said["location_text"]] if said["location_text"] else []
        return self.words("project.next").join([*parts, *where, wording.place(said)])

    def linked(self, shared: Sharing) -> Markup:
        """Say the same to machines."""
        return linked(self.record, self.work, shared, self.words)
