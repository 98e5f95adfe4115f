"""The files that people edit are UTF-8 text, or are refused in one line."""

from pathlib import Path

import pytest

from geocode import Boundaries, GazetteerError
from geocode.gazetteer_file import read_gazetteer


@pytest.mark.parametrize("name", ["gazetteer.csv", "geometries.geojson"])
def test_a_file_in_another_encoding_or_missing_is_refused(data: Path, boundaries: Boundaries, name: str) -> None:
    (data / name).write_bytes("\n地名".encode("big5"))
    with pytest.raises(GazetteerError, match=rf"data/{name}:2: encoding: .*expected UTF-8"):
        read_gazetteer(data, boundaries)
    (data / name).unlink()
    with pytest.raises(GazetteerError, match=rf"data/{name}:1: file: .*expected a file"):
        read_gazetteer(data, boundaries)
