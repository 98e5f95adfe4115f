"""From a request to a query: the one place where parameters are read."""

from collections.abc import Collection

from flask import request

from layers import Query
from layers.errors import QueryError
from mapapp.languages import PARAMETER


def asked(*, besides: Collection[str] = (), fixed: dict[str, str] | None = None) -> Query:
    """Read the current request's filters.

    A parameter that is given twice means both values, as a form sends them: ``category=mrt&category=parks`` is
    ``category=mrt,parks``. A field that a form sends empty is no filter.

    Parameters
    ----------
    besides : collection of str
        Parameters of the page itself, which are no filters.
    fixed : dict, optional
        Filters that the address states, such as the category of a layer.

    Raises
    ------
    layers.errors.QueryError
        If a parameter is unknown or its value unsound.
    """
    texts = given(besides=besides)
    return Query.parse({name: text for name, text in texts.items() if text or name not in _FIELDS} | (fixed or {}))


def given(*, besides: Collection[str] = ()) -> dict[str, str]:
    """Give the parameters of the request as they are sent, but for the language; one that is given twice means both."""
    own = {*besides, PARAMETER}
    return {name: ",".join(filter(None, values)) for name, values in request.args.lists() if name not in own}


_FIELDS = frozenset({"category", "status", "phase", "year", "district", "q", "stands", "finished", "id"})


def none_asked(*, besides: Collection[str] = ()) -> None:
    """Refuse every parameter, at an address that has no filters.

    Raises
    ------
    layers.errors.QueryError
        For the first parameter that is not among `besides`.
    """
    for name, text in request.args.items():
        if name not in besides and name != PARAMETER:
            raise QueryError(name, text, "no such parameter at this address")
