"""What can go wrong in this room: one tree."""


class MapAppError(Exception):
    """Root of the errors of the map application."""


class EditionMissingError(MapAppError, FileNotFoundError):
    """There is nothing to serve yet."""

    def __init__(self, path: object) -> None:
        super().__init__(f"{path} does not exist: run `worksmap layers build` first")


class AssetMissingError(MapAppError, FileNotFoundError):
    """A file that the page needs is not in ``static``."""

    def __init__(self, path: str) -> None:
        super().__init__(f"static/{path} does not exist: run `make setup`, which fills static/vendor and static/built")


class AssetUnknownError(MapAppError, KeyError):
    """Folium asks for an asset that our manifest does not name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        """Say what to do."""
        return f"folium asks for the asset {self.name!r}: name it in mapapp/drawing/manifest.py, or leave it out there"


class MarkupUnknownError(MapAppError, ValueError):
    """Folium wrote markup into the page's head that we know no file for."""


class ProjectUnknownError(MapAppError, LookupError):
    """No project bears this id."""

    def __init__(self, project_id: str) -> None:
        super().__init__(f"no project bears the id {project_id!r}")
        self.project_id = project_id


class LayerUnknownError(MapAppError, LookupError):
    """No layer bears this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no layer bears the name {name!r}")
        self.name = name


class DistrictUnknownError(MapAppError, LookupError):
    """No district of the city bears this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no district of the city bears the name {name!r}")
        self.name = name


class PressBusyError(MapAppError):
    """More is being printed than this server takes on; a little later it will."""

    def __init__(self, retry_s: int) -> None:
        super().__init__(f"too much is being printed: ask again in {retry_s} s")
        self.retry_s = retry_s


class PressFailedError(MapAppError):
    """The press took too long, died, or a print failed for no reason that was foreseen: one line says which."""


class PressSlowError(PressFailedError):
    """A print took longer than it may, and was stopped."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"the print took longer than {limit_s:g} s and was stopped")
        self.limit_s = limit_s


class AnalysisBusyError(MapAppError):
    """More is being analysed than this server takes on; a little later it will."""

    def __init__(self, retry_s: int) -> None:
        super().__init__(f"too much is being analysed: ask again in {retry_s} s")
        self.retry_s = retry_s


class AnalysisSlowError(MapAppError):
    """An analysis took longer than it may, and was stopped: it is asked of too much, or the machine is busy."""

    def __init__(self, limit_s: float) -> None:
        super().__init__(f"the analysis took longer than {limit_s:g} s and was stopped: ask of less, or again later")
        self.retry_s = round(limit_s)


class PrintOutdatedError(MapAppError):
    """Another edition came while a print of this one was made."""

    def __init__(self, edition: str) -> None:
        super().__init__(f"the edition {edition} was replaced while it was printed")
        self.edition = edition


class PaperError(MapAppError, ValueError):
    """Something cannot be printed as it should be, so nothing is: one line says what, and where."""


class FeedbackError(MapAppError, ValueError):
    """The operator's channel for corrections cannot be opened by anybody."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"WORKSMAP_FEEDBACK: expected mailto:name@example.org or https://example.org/form, with no other "
            f"placeholders than {{id}}, {{edition}}, {{shown}} and {{url}} behind the host, found {text!r}"
        )


class ServicesError(MapAppError, ValueError):
    """The file that ``WORKSMAP_SERVICES`` names is not sound."""

    def __init__(self, why: str) -> None:
        super().__init__(f"WORKSMAP_SERVICES: {why}")


class BundleError(MapAppError, ValueError):
    """A copy cannot be made, so what was there stays: one line says what, and what was expected."""


class FileBusyError(MapAppError):
    """More files are being compared than this server takes on; a little later it will."""

    def __init__(self, retry_s: int) -> None:
        super().__init__(f"too many files are being compared: ask again in {retry_s} s")
        self.retry_s = retry_s
