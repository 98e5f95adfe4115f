"""``worksmap overlay``: context that an operator adds beside the register."""

from pathlib import Path

import click

from layers.errors import OverlayError, shown
from layers.overlays import Overlays, Shown
from worksmap.telling import ROOT, json_option, plainly, tell

overlays_option = click.option(
    "--overlays",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "var" / "overlays",
    envvar="WORKSMAP_OVERLAYS",
    show_envvar=True,
    help="Folder of the overlays.",
)


@click.group(name="overlay")
def overlay() -> None:
    """Flood maps, flood points, basins, shelters: data beside the register, each with its source and date."""


@overlay.command(name="list")
@overlays_option
@json_option
@plainly
def list_command(overlays: Path, as_json: bool) -> None:
    """List what is stored."""
    sound, broken = Overlays(overlays).sound()
    lines = [_line(one.shown) for one in sound]
    lines += [f"{name}: cannot be read: add it again, or remove it" for name in broken]
    tell({"overlays": len(sound), "unreadable": len(broken)}, lines, as_json)


@overlay.command(name="remove")
@click.argument("name", metavar="ID")
@overlays_option
@json_option
@plainly
def remove_command(name: str, overlays: Path, as_json: bool) -> None:
    """Remove an overlay; a server notices with the next question."""
    shelf = Overlays(overlays)
    if not shelf.remove(name):
        known = ", ".join(shelf.names()) or "none"
        raise OverlayError(f"「{shown(name)}」: expected the id of an overlay that is stored: {known}")
    tell({"removed": name, "overlays": len(shelf.names())}, [], as_json)


def _line(one: Shown) -> str:
    about = one.about
    kind = f"{about.kind} {about.scenario}".strip()
    caution = "; a model, no forecast" if about.is_model else ""
    return f"{about.id}: {about.title} ({kind}{caution}): {one.count} features, {about.source}, {about.date}"
