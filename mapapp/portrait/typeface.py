"""The one font of pictures and of paper: its files, its characters, and a typesetter that knows no other."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mapapp.errors import AssetMissingError
from mapapp.portrait.glyphs import Glyphs

if TYPE_CHECKING:
    from typst import Compiler

FONT = "vendor/noto-sans-tc@0.4.3"
FILES = ("NotoSansTC_400Regular.ttf", "NotoSansTC_700Bold.ttf")


class Typeface:
    """Noto Sans TC, as the set-up fetches it.

    Parameters
    ----------
    static : Path
        The folder ``static``.

    Raises
    ------
    AssetMissingError
        If it has not been fetched.
    """

    def __init__(self, static: Path) -> None:
        self._folder = static / FONT
        self._files = tuple(self._folder / name for name in FILES)
        for file in self._files:
            if not file.exists():
                raise AssetMissingError(f"{FONT}/{file.name}")

    @cached_property
    def glyphs(self) -> Glyphs:
        """Its characters."""
        return Glyphs(self._files)

    def compiler(self, root: Path) -> "Compiler":
        """Give a Typst that reads templates below a folder, and has no other font: every machine sets the same."""
        from typst import Compiler, Fonts

        fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._folder])
        return Compiler(root=root, font_paths=fonts, ignore_system_fonts=True)
