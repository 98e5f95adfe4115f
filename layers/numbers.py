"""Numbers in a request: finite, within bounds, or an error that says what was expected."""

import math

from layers.errors import QueryError


def parse_numbers(parameter: str, text: str, expected: str) -> list[float]:
    """Read comma-separated finite numbers.

    Raises
    ------
    QueryError
        If one is no number, or is infinite or NaN.
    """
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        raise QueryError(parameter, text, expected) from None
    # float() also reads Python's own 1_000
    if "_" in text or not all(math.isfinite(number) for number in numbers):
        raise QueryError(parameter, text, expected)
    return numbers
