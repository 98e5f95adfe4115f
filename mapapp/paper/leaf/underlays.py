"""The overlays of one sheet: one scenario at most, and beside it what else is to be seen under the works."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Self

from layers.errors import QueryError
from layers.overlays import Overlays
from layers.overlays.about import FLOOD_POTENTIAL
from layers.overlays.form import form_of
from mapapp.paper.leaf.style import AREAS, Under, ranked, styles
from mapapp.paper.leaf.underlay import Laid, Underlay
from mapapp.paper.window import Window


@dataclass(frozen=True)
class Underlays:
    """Overlays that were ordered for a sheet.

    Parameters
    ----------
    each : tuple of Underlay
        The hatched one first: it lies lowest.
    """

    each: tuple[Underlay, ...] = ()

    @classmethod
    def find(cls, overlays: Overlays | None, names: Sequence[str], *, grey: bool) -> Self:
        """Open the overlays of some ids.

        Raises
        ------
        layers.errors.QueryError
            If there is none of an id, or two are scenarios of floods: over each other they would be neither.
        layers.errors.OverlayUnreadableError
            If a file cannot be read.
        """
        found = [Underlay.find(overlays, name, grey=grey) for name in names]
        models = [one.shown.about.id for one in found if one.shown.about.kind == FLOOD_POTENTIAL]
        if len(models) > 1:
            expected = f"at most one scenario (flood-potential); {models[0]} is one already"
            raise QueryError("overlay", ",".join(names), expected)
        found.sort(key=lambda one: ranked(one.shown.about.kind, form_of(one.overlay)))
        said = styles([one.shown.about.kind for one in found])
        return cls(tuple(replace(one, style=style) for one, style in zip(found, said, strict=True)))

    @property
    def shown(self) -> tuple[Under, ...]:
        """What is told of each."""
        return tuple(Under(one.shown, one.style) for one in self.each)

    @property
    def broad(self) -> Self:
        """The same for a map of the whole city, on which only areas are drawn."""
        kept = (form_of(one.overlay) == AREAS for one in self.each)
        each = zip(self.each, kept, strict=True)
        return type(self)(tuple(replace(one, style=replace(one.style, drawn=is_kept)) for one, is_kept in each))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of their contents: one that is added anew under its id has another."""
        return tuple(one.shown.name for one in self.each)

    def draw(self, window: Window) -> list[Laid]:
        """Draw what lies in a window, in the order of `each`."""
        return [one.draw(window) for one in self.each]


NOTHING: Final = Underlays()
"""No overlay."""
