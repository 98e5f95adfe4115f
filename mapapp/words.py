"""The words of the page: one catalogue file for each language."""

import json
from pathlib import Path

FOLDER = Path(__file__).with_name("catalogue")
BROWSER_SECTIONS = ("site", "count", "filter", "phase", "status", "category", "when", "card")
"""What the page's own script needs; the rest stays on the server."""


class Words:
    """A catalogue, read once.

    Parameters
    ----------
    language : str
        BCP 47 tag that names a file of ``mapapp/catalogue``.

    Examples
    --------
    >>> Words("zh-Hant")("count.here", n=3)
    '這裡有 3 件'
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._sections: dict[str, dict[str, str]] = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))

    def __call__(self, key: str, **values: object) -> str:
        """Give the words of a key such as ``"phase.planned"``, with ``{names}`` filled in.

        Raises
        ------
        KeyError
            If the catalogue lacks the key: a word must never be missing silently.
        """
        section, name = key.split(".", 1)
        return self._sections[section][name].format(**values)

    def section(self, name: str) -> dict[str, str]:
        """All words of a section, in the catalogue's order."""
        return dict(self._sections[name])

    def for_browser(self) -> dict[str, dict[str, str]]:
        """Words that the page's script needs."""
        return {name: self._sections[name] for name in BROWSER_SECTIONS}
