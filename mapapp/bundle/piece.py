"""One file of a copy: where it lies, and what it holds."""

from collections.abc import Callable
from dataclasses import dataclass

from mapapp.languages import LANGUAGES

PAGE = "index.html"
"""What a web server answers for a folder; links name it, so that they need no server either."""


@dataclass(frozen=True)
class Piece:
    """A file of a copy.

    Parameters
    ----------
    path : str
        In the copy's folder, with ``/`` between names.
    address : str
        Which of the server's answers it is; it says no language. Links to this address lead to the file.
    language : str
        Of the answer, and of the pages that it is for.
    is_shared : bool
        Whether pages of every language use it.
    make : callable or None
        Gives its bytes where they are no answer of the server as it stands.
    """

    path: str
    address: str
    language: str = LANGUAGES[0]
    is_shared: bool = True
    make: Callable[[], bytes] | None = None

    @property
    def is_page(self) -> bool:
        """Whether people read it in a browser."""
        return self.path.rpartition("/")[2] == PAGE


def folder_of(language: str) -> str:
    """Name the folder of a language's pages, with its slash: the first language has the root.

    Examples
    --------
    >>> folder_of("zh-Hant"), folder_of("en")
    ('', 'en/')
    """
    return "" if language == LANGUAGES[0] else f"{language}/"


def page(address: str, language: str, make: Callable[[], bytes] | None = None) -> Piece:
    """Plan a page: in a folder that is named as its address is.

    Examples
    --------
    >>> page("/districts/楠梓區", "en").path
    'en/districts/楠梓區/index.html'
    """
    path = f"{folder_of(language)}{address.strip('/')}/{PAGE}".replace("//", "/").removeprefix("/")
    return Piece(path, address, language, is_shared=False, make=make)


def data(address: str, path: str = "") -> Piece:
    """Plan a file that all pages share, by its own address unless another path is said.

    Examples
    --------
    >>> data("/base/districts.geojson").path
    'base/districts.geojson'
    """
    return Piece(path or address.lstrip("/").partition("?")[0], address)


def spoken(address: str, path: str, language: str) -> Piece:
    """Plan a file that speaks a language, in that language's folder.

    Examples
    --------
    >>> spoken("/projects.xlsx", "files/works.xlsx", "en").path
    'en/files/works.xlsx'
    """
    return Piece(f"{folder_of(language)}{path}", address, language, is_shared=False)
