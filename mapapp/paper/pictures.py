"""The pictures of a print, apart from its words: a template that is handed words need not look through drawings."""

from collections.abc import Mapping
from typing import Final

KINDS: Final = ("svg", "png")


class Pictures:
    """Takes pictures out of values, and leaves a name for each; the same picture bears one name.

    Attributes
    ----------
    kept : dict of str to str or list of int
        Name to SVG, or to the bytes of a PNG.
    """

    def __init__(self) -> None:
        self.kept: dict[str, str | list[int]] = {}
        self._names: dict[str | bytes, str] = {}

    def without(self, value: object) -> object:
        """Give the same values with names in the place of pictures.

        Examples
        --------
        >>> pictures = Pictures()
        >>> pictures.without({"map": {"svg": "<svg/>"}, "said": ["地圖", {"svg": "<svg/>"}]})
        {'map': {'svg': '0'}, 'said': ['地圖', {'svg': '0'}]}
        >>> pictures.kept
        {'0': '<svg/>'}
        """
        if isinstance(value, Mapping):
            return {key: self._name(one) if key in KINDS else self.without(one) for key, one in value.items()}
        return [self.without(one) for one in value] if isinstance(value, list | tuple) else value

    def _name(self, picture: str | list[int]) -> str:
        looked = picture if isinstance(picture, str) else bytes(picture)
        if looked not in self._names:
            self._names[looked] = str(len(self._names))
            self.kept[self._names[looked]] = picture
        return self._names[looked]
