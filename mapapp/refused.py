"""Why a file is refused, in the reader's language: the rooms below say it in English, for a command line."""

from mapapp.recognised import recognise
from mapapp.words import Words


def say_refused(words: Words, line: str) -> str:
    """Say why a file cannot be read.

    Parameters
    ----------
    words : Words
        Its section ``refused`` holds English lines with ``{slots}``, the narrower before the wider.
    line : str
        As `layers.errors.OverlayError` has it; a line that the catalogue lacks is said as it is.

    Examples
    --------
    >>> say_refused(Words("zh-Hant"), "a.csv: row 3: expected 4 cells as the first row has")
    'a.csv：第 3 列：應與第一列同為 4 欄'
    """
    found = recognise(words, "refused", line)
    return found.said.format(**found.values) if found else line
