"""Run by the Python of .venv/moda, which is not ours: scan each address that is given, and print a list of reports.

One process for all pages, in which a style sheet is parsed and gone through once; the scanner's own command does both
for every rule.
"""

import contextlib
import functools
import io
import json
import sys
from collections.abc import Callable

OPTIONS = ["--level", "AA", "--spec", "115.11", "--no-render", "--allow-private-hosts", "--format", "json"]


def scan(command: Callable[..., object], address: str) -> dict[str, object]:
    """Give the report that the scanner's command prints."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
        command(["scan", *OPTIONS, address], standalone_mode=False)
    return json.loads(said.getvalue())


def once(walk: Callable[[list, str], list]) -> Callable[[list, str], list]:
    """Go through the same nodes once; they are kept, so that no others come to stand where they stood."""
    walked: dict[int, tuple[list, list]] = {}

    def walked_once(nodes: list, source: str) -> list:
        if id(nodes) not in walked:
            walked[id(nodes)] = (nodes, walk(nodes, source))
        return walked[id(nodes)][1]

    return walked_once


def main() -> None:
    """Scan the addresses of the command line."""
    import tinycss2
    from a11y_moda import css_utils
    from a11y_moda.cli import main as command

    tinycss2.parse_stylesheet = functools.cache(tinycss2.parse_stylesheet)
    css_utils._walk_rules = once(css_utils._walk_rules)
    print(json.dumps([scan(command, address) for address in sys.argv[1:]]))


if __name__ == "__main__":
    main()
