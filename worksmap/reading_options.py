"""What commands that read documents ask for: where kept texts are, and when a document speaks."""

from __future__ import annotations

from pathlib import Path

import click

from register import WordsError
from register.period import Period
from worksmap.telling import ROOT

texts_option = click.option(
    "--texts",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "var" / "texts",
    envvar="WORKSMAP_TEXTS",
    show_envvar=True,
    help="Folder of the kept texts, as `worksmap register add` fills it.",
)


class PeriodType(click.ParamType[Period]):
    """A date as precisely as it is known: ``2024-10-09``, ``2024-10``, ``2024-Q4`` or ``2024``."""

    name = "date"

    def convert(self, value: str | Period, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Read the date, or say what was expected."""
        try:
            return value if isinstance(value, Period) else Period.parse(value)
        except WordsError as error:
            self.fail(str(error), param, ctx)
