"""The page's filters as they stand in the addresses that it links to."""

from urllib.parse import urlencode

from flask import request

from layers.query import PARAMETERS, RECENT


def selection(**changes: str) -> str:
    """Write the filters of the current page as a query string for the data behind it.

    The page leaves out what was finished long ago until it is asked for; data leave nothing out unless they are told.

    Parameters
    ----------
    **changes : str
        Filters to set; an empty text takes one away.
    """
    given = {name: ",".join(filter(None, request.args.getlist(name))) for name in PARAMETERS}
    said = {**given, "finished": given["finished"] or RECENT} | changes
    return urlencode({name: text for name, text in said.items() if text}, safe=",/")
