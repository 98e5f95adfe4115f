"""What would have been right, in the reader's language: the rooms below say it in English, the catalogue translates."""

from mapapp.recognised import recognise
from mapapp.words import Words


def say_expected(words: Words, expected: str) -> str:
    """Say what a question should have been.

    Parameters
    ----------
    words : Words
        Its section ``expected`` holds English sentences with ``{slots}``, and what they are in the language; of two
        that fit, the first.
    expected : str
        In English, as `layers.errors.QueryError` has it; a sentence that the catalogue lacks is said as it is.

    Examples
    --------
    >>> say_expected(Words("zh-Hant"), "a whole number from 1 to 20")
    '1 到 20 的整數'
    """
    found = recognise(words, "expected", expected)
    return found.said.format(**found.values) if found else expected
