"""Texts that a spreadsheet would take for a formula, made into text; and back."""

import re

FORMULA = re.compile(r"[\s\ufeff']*[=+\-@\t\r\n＝＋－＠]")
"""How a formula begins, also in full width, which spreadsheets in East Asia take for the same (OWASP, CSV Injection);
white space before it is trimmed by some."""
MARK = "'"


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula."""
    return FORMULA.match(text) is not None


def harmless(text: str) -> str:
    r"""Put a ``'`` before what would be taken for a formula: spreadsheets know it as the sign of a text.

    Examples
    --------
    >>> harmless("=1+1"), harmless("'=1+1"), harmless("岡山'90")
    ("'=1+1", "''=1+1", "岡山'90")
    """
    return MARK + text if is_formula(text) else text


def as_it_was(text: str) -> str:
    """Undo `harmless`: one ``'`` goes where behind it stands what would be taken for a formula.

    Examples
    --------
    >>> as_it_was("'=1+1"), as_it_was("''=1+1"), as_it_was("'90")
    ('=1+1', "'=1+1", "'90")
    """
    return text[1:] if text.startswith(MARK) and is_formula(text[1:]) else text
