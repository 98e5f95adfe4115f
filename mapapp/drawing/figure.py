"""A branca figure whose parts are files: no inline script, no inline style, no foreign address."""

from collections import Counter
from html.parser import HTMLParser

from branca.element import CssLink, Element, Figure, JavascriptLink

from mapapp.drawing.manifest import asset_path
from mapapp.errors import MarkupUnknownError


class WorksFigure(Figure):
    """Render folium's elements into a script, a style sheet and a list of assets.

    Every element gets a fixed id, so the same map is the same bytes each time.

    Attributes
    ----------
    scripts, styles : list of str
        Paths under ``static``, in the order in which they must load; filled by `render_files`.
    """

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []

    def render_files(self) -> tuple[str, str, str]:
        """Render the figure.

        Returns
        -------
        tuple of str
            The body's markup, the script and the style sheet.

        Raises
        ------
        AssetUnknownError
            If an element asks for an asset that the manifest does not name.
        MarkupUnknownError
            If an element writes anything but styles, scripts and metas into the head.
        """
        _fix_ids(self)
        for child in self._children.values():
            child.render()
        head = _Head()
        for name, element in self.header._children.items():
            self._take(name, element, head)
        script = "\n".join([*head.scripts, self.script.render()])
        return self.html.render(), script, "\n".join(head.styles)

    def _take(self, name: str, element: Element, head: "_Head") -> None:
        if not isinstance(element, JavascriptLink | CssLink):
            head.feed(element.render())
            return
        path = asset_path(name)
        if path is not None:
            (self.scripts if isinstance(element, JavascriptLink) else self.styles).append(path)


def _fix_ids(root: Element) -> None:
    """Give each element an id by its kind and order, where branca draws lots."""
    seen: Counter[str] = Counter()

    def visit(element: Element) -> None:
        seen[element._name] += 1
        element._id = "works" if seen[element._name] == 1 else f"works{seen[element._name]}"
        for child in element._children.values():
            visit(child)

    visit(root)


class _Head(HTMLParser):
    """Sort what elements wrote into the head. Metas are dropped: the page has its own, and its zoom is not locked."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"style", "script", "meta"} or (tag == "script" and dict(attrs).get("src")):
            raise MarkupUnknownError(f"folium writes <{tag}> into the head, which no file of ours can hold")
        self._into = {"style": self.styles, "script": self.scripts}.get(tag)

    def handle_endtag(self, tag: str) -> None:
        self._into = None

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into.append(data.strip())
        elif data.strip():
            raise MarkupUnknownError(f"folium writes text into the head: {data.strip()[:60]!r}")
