"""Says what QGIS makes of a GeoPackage: run by Debian's Python, which has QGIS (``python3-qgis``), not by ours.

Arguments are the file and the names of its layers; the answer is one line of JSON, layer to what QGIS knows of it. Each
layer is painted as well, in the style that QGIS found, and the colours that are on the picture are told.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgis.core import QgsSymbol, QgsVectorLayer

WIDE, HIGH = 400, 400


def look(symbol: QgsSymbol) -> list[str]:
    """Tell a symbol's colour, and what distinguishes it where there is none."""
    layer = symbol.symbolLayer(0)
    said = layer.properties()
    shape = said.get("name") or said.get("style") or said.get("customdash") * int(said.get("use_custom_dash", 0))
    return [symbol.color().name(), layer.layerType(), shape]


def painted(layer: QgsVectorLayer) -> list[str]:
    """Paint a layer alone on white; name the colours that a picture of it has."""
    from qgis.core import QgsMapRendererParallelJob, QgsMapSettings
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor, QImage

    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setExtent(layer.extent())
    settings.setOutputSize(QSize(WIDE, HIGH))
    settings.setBackgroundColor(QColor("white"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage().convertToFormat(QImage.Format_RGB32)
    return sorted({image.pixelColor(x, y).name() for x in range(WIDE) for y in range(HIGH)})


def told(layer: QgsVectorLayer) -> dict[str, object]:
    """Tell what QGIS knows of a layer."""
    renderer = layer.renderer()
    categories = renderer.categories() if renderer.type() == "categorizedSymbol" else ()
    settings = layer.labeling().settings() if layer.labelsEnabled() else None
    return {
        "valid": layer.isValid(),
        "count": layer.featureCount(),
        "crs": layer.crs().authid(),
        "attribute": renderer.classAttribute() if renderer.type() == "categorizedSymbol" else renderer.type(),
        "looks": {one.value(): [one.label(), *look(one.symbol())] for one in categories},
        "labels": settings.fieldName if settings else None,
        "title": layer.metadata().title(),
        "abstract": layer.metadata().abstract(),
        "caution": [one.constraint for one in layer.metadata().constraints()],
        "painted": painted(layer),
    }


def main(path: str, names: list[str]) -> None:
    """Open layers and tell of each."""
    from qgis.core import QgsApplication, QgsVectorLayer

    application = QgsApplication([], False)
    application.initQgis()
    print(json.dumps({name: told(QgsVectorLayer(f"{path}|layername={name}", name, "ogr")) for name in names}))
    sys.stdout.flush()
    # QGIS 3.22 falls over its own feet where it is taken down
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
