"""The words of the page: a folder of catalogue files for each language."""

import json
from pathlib import Path

FOLDER = Path(__file__).with_name("catalogue")
BROWSER_SECTIONS = ("site", "count", "filter", "phase", "status", "category", "when", "card", "ask", "crowd")
"""What the page's own script needs; the rest stays on the server."""
Text = str | dict[str, str]
"""Words, or the plural forms ``one`` and ``other`` of them (https://cldr.unicode.org/index/cldr-spec/plural-rules)."""


class Words:
    """A catalogue, read once.

    Parameters
    ----------
    language : str
        BCP 47 tag that names a folder of ``mapapp/catalogue``.

    Raises
    ------
    ValueError
        If two files hold the same section.

    Examples
    --------
    >>> Words("zh-Hant")("count.here", n=3)
    '這裡有 3 件'
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._sections: dict[str, dict[str, Text]] = {}
        for file in sorted((FOLDER / language).glob("*.json")):
            sections = json.loads(file.read_text("utf-8"))
            if twice := sections.keys() & self._sections:
                raise ValueError(f"{file.name}: the section {min(twice)} is in another file as well")
            self._sections |= sections

    def __call__(self, key: str, **values: object) -> str:
        """Give the words of a key such as ``"phase.planned"``, with ``{names}`` filled in.

        Where the words have plural forms, `n` chooses: ``one`` for 1, ``other`` for every other number.

        Raises
        ------
        KeyError
            If the catalogue lacks the key: a word must never be missing silently.
        """
        section, name = key.split(".", 1)
        text = self._sections[section][name]
        if isinstance(text, dict):
            text = text["one" if values.get("n") == 1 else "other"]
        return text.format(**values)

    def section(self, name: str) -> dict[str, Text]:
        """All words of a section, in the catalogue's order."""
        return dict(self._sections[name])

    def for_browser(self) -> dict[str, dict[str, Text]]:
        """Words that the page's script needs."""
        # a district's own name needs no translation
        names = BROWSER_SECTIONS if self.language == "zh-Hant" else (*BROWSER_SECTIONS, "district")
        return {name: self._sections[name] for name in names}
