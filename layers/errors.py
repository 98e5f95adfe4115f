"""What can go wrong between the register and its readers, in one tree."""

from collections.abc import Sequence


class LayersError(Exception):
    """Anything that this room cannot do."""


class QueryError(LayersError, ValueError):
    """A question that cannot be asked.

    Parameters
    ----------
    parameter : str
        Name of the filter.
    text : str
        The offending text.
    expected : str
        What would have been right.
    """

    def __init__(self, parameter: str, text: str, expected: str) -> None:
        self.parameter = parameter
        self.text = text
        self.expected = expected
        super().__init__(f"{shown(parameter)}: 「{shown(text)}」: expected {expected}")


class BuildError(LayersError, ValueError):
    """The register cannot be published as it stands; nothing has been written.

    Parameters
    ----------
    problems : sequence of str
        One line for each.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class EditionError(LayersError, OSError):
    """An edition cannot be opened; build it again."""


class AddressesUnreadableError(LayersError, OSError):
    """The index of door-plates cannot be read; import it again."""


class ExportError(LayersError, ValueError):
    """A selection cannot be written in that format; one line says why."""


class OverlayError(LayersError, ValueError):
    """A file cannot become an overlay as it stands; one line says what, where, and what was expected."""


class OverlayUnreadableError(LayersError, OSError):
    """An overlay that is stored cannot be read; add it again, or remove it."""


class SensorError(LayersError, ValueError):
    """Feeds of sensors cannot be asked as an operator wrote them down; one line says what, where, what was expected."""


class FeedError(LayersError, ConnectionError):
    """A feed of sensors gave no answer that can be used.

    Parameters
    ----------
    failure : str
        One of `layers.sensors.Failure`.
    words : str
        What happened, in one line, for an operator.
    """

    def __init__(self, failure: str, words: str) -> None:
        self.failure = failure
        super().__init__(" ".join(words.split()))


_SHOWN = 80


def shown(text: str) -> str:
    """Show a stranger's text within one line: short, and what a screen would obey or cannot draw as its code."""
    short = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return "".join(letter if letter.isprintable() or letter in " \u3000" else ascii(letter)[1:-1] for letter in short)
