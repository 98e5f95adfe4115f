"""Projects and places flow together: the layers, complete in memory before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from geocode import Entry, Match, NoMatch, Places
from layers.errors import BuildError
from layers.feature import Feature, make_feature
from layers.flood import named_basins
from register import Category, Project, Register

UNLOCATED = "unlocated"


@dataclass(frozen=True)
class Layers:
    """Everything that is published of one state of the data.

    Parameters
    ----------
    as_of : datetime.date
        The day on which promises were weighed.
    features : tuple of Feature
        By project id.
    unplaced : mapping of str to NoMatch
        Project id to the reason why it has no place.
    gazetteer : tuple of Entry
        The named places, which readers search beside the projects.
    """

    as_of: date
    features: tuple[Feature, ...]
    unplaced: Mapping[str, NoMatch]
    gazetteer: tuple[Entry, ...] = ()

    def layer(self, name: str) -> tuple[Feature, ...]:
        """Give the features of a category's layer, or of what is unlocated."""
        if name == UNLOCATED:
            return tuple(feature for feature in self.features if feature.geometry is None)
        return tuple(one for one in self.features if one.category == name and one.geometry is not None)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all layers: one for each category, and the unlocated."""
        return (*Category, UNLOCATED)


def build(register: Register, places: Places, as_of: date | None = None) -> Layers:
    """Place every project and make its feature.

    Parameters
    ----------
    register : Register
        Proven.
    places : Places
        Answers where words say a work is.
    as_of : datetime.date, optional
        The day on which promises are weighed; the register's own without it.

    Raises
    ------
    BuildError
        If a project's row states what is no district, or its words name a place outside the districts it states.
    """
    day = as_of or register.as_of
    answers = {project.id: _place(project, places) for project in register.projects}
    _refuse_wrong_districts(register, places, answers)
    matches = {name: answer for name, answer in answers.items() if isinstance(answer, Match)}
    projects = sorted(register.projects, key=lambda project: project.id)
    basins = named_basins(projects)
    features = tuple(make_feature(project, matches.get(project.id), day, basins) for project in projects)
    unplaced = {name: answer for name, answer in answers.items() if isinstance(answer, NoMatch)}
    return Layers(day, features, unplaced, places.gazetteer.entries)


def _place(project: Project, places: Places) -> Match | NoMatch:
    if not project.location_text:
        return NoMatch("沒有一段文件說它在哪裡")
    return places.match(project.location_text, project.districts)


def _refuse_wrong_districts(register: Register, places: Places, answers: Mapping[str, Match | NoMatch]) -> None:
    """Refuse a row that names what is no district, or whose place lies elsewhere than its districts."""
    named = {name for project in register.projects for name in project.districts}
    strange = {name for name in named if not _is_district(name, places)}
    problems = []
    for project in register.projects:
        where = f"{project.id} {project.name}: districts"
        problems += [f"{where}: 「{name}」: expected a district" for name in project.districts if name in strange]
        elsewhere = _elsewhere(project, places, answers[project.id])
        if elsewhere:
            problems.append(
                f"{where}: expected one of {'、'.join(elsewhere.districts)}, where 「{project.location_text}」 lies, "
                f"found {'、'.join(project.districts)}"
            )
    if problems:
        raise BuildError(problems)


def _is_district(name: str, places: Places) -> bool:
    answer = places.match(name)
    return isinstance(answer, Match) and answer.districts == (name,)


def _elsewhere(project: Project, places: Places, answer: Match | NoMatch) -> Match | None:
    """Find the place of a project's words that lies in none of its districts: one of the two is wrong."""
    if isinstance(answer, Match) or not project.districts:
        return None
    found = places.match(project.location_text)
    return found if isinstance(found, Match) else None
