"""What can be wrong with the register, in one tree."""

from __future__ import annotations

from collections.abc import Sequence

SHOWN = 20


class RegisterError(ValueError):
    """The register cannot be read as a whole.

    Parameters
    ----------
    problems : sequence of str
        One line for each problem: what, where, and what was expected.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - SHOWN
        lines = [*self.problems[:SHOWN], *([f"… and {more} more"] if more > 0 else [])]
        super().__init__("\n".join(lines))


class RowError(RegisterError):
    """One row of a file is not what the register needs.

    Parameters
    ----------
    where : tuple of (str, int, str)
        File as the person knows it, line (from 1), column name.
    found : str
        The offending text.
    expected : str
        What would have been right.
    """

    def __init__(self, where: tuple[str, int, str], found: str, expected: str) -> None:
        self.file, self.line, self.column = where
        self.expected = expected
        super().__init__([f"{self.file}:{self.line}: {self.column}: 「{found}」: expected {expected}"])


class WordsError(ValueError):
    """Words from a document cannot be read as the value they should say.

    Parameters
    ----------
    said : str
        The words.
    expected : str
        What would have been readable.
    """

    def __init__(self, said: str, expected: str) -> None:
        self.said = said
        self.expected = expected
        super().__init__(f"「{said}」: expected {expected}")


class DocumentError(RegisterError):
    """A document's file cannot be read.

    Parameters
    ----------
    name : str
        The file as the person knows it.
    found : str
        What is wrong with it.
    expected : str
        What would have been right.
    """

    def __init__(self, name: str, found: str, expected: str) -> None:
        self.name, self.found, self.expected = name, found, expected
        super().__init__([f"{name}: {found}: expected {expected}"])
