"""The layer files: written all or not at all, and compared with what the data say now."""

import tempfile
from pathlib import Path

from layers.built import Layers
from layers.errors import BuildError
from layers.feature import Feature
from layers.rfc7946 import faults


def as_geojson(features: tuple[Feature, ...]) -> str:
    """Write a collection, one feature a line, so that a review sees which project changed."""
    lines = ",\n".join(feature.text for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'


def publish(layers: Layers, folder: Path) -> list[str]:
    """Write the layer files.

    Everything is made and validated before the first file is touched; then each file is put in its place in one step.

    Parameters
    ----------
    layers : Layers
    folder : pathlib.Path
        Made if it is not there; layer files of other names in it are removed.

    Returns
    -------
    list of str
        Names of the files that changed.

    Raises
    ------
    BuildError
        If a layer is not valid by RFC 7946; the files stay as they were.
    """
    texts = _texts(layers)
    changed = check(layers, folder)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as beside:
        for name, text in texts.items():
            (Path(beside) / name).write_text(text, encoding="utf-8", newline="\n")
        for name in texts:
            (Path(beside) / name).replace(folder / name)
    for stale in set(folder.glob("*.geojson")) - {folder / name for name in texts}:
        stale.unlink()
    return changed


def check(layers: Layers, folder: Path) -> list[str]:
    """Name the layer files that differ from what the data say now, are missing, or do not belong.

    Parameters
    ----------
    layers : Layers
    folder : pathlib.Path
    """
    made = {name: text.encode() for name, text in _texts(layers).items()}
    there = {path.name: path.read_bytes() for path in folder.glob("*.geojson")}
    return sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))


def _texts(layers: Layers) -> dict[str, str]:
    texts = {f"{name}.geojson": as_geojson(layers.layer(name)) for name in layers.names}
    problems = [f"{name}: {fault}" for name, text in texts.items() for fault in faults(text)]
    if problems:
        raise BuildError(problems)
    return texts
