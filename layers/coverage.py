"""What the map knows, how well, and what it does not."""

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from layers.built import Layers
from layers.feature import Feature
from layers.quiet import compared
from layers.record import describe_document
from register import Category, Register

PRECISION_M = (50, 150, 500, 1000)
"""Upper bounds of the classes of precision, metres: a house, a block, a neighbourhood, a village."""
GOOD_M = 500


def coverage(layers: Layers, register: Register) -> str:
    """Count the register for the page on coverage.

    Returns
    -------
    str
        JSON: ``as_of``, ``totals``, ``precision``, ``methods``, ``categories``, ``documents``, ``aggregates``
        (city-wide totals beside the number of projects named), ``decisions`` and ``unplaced`` (each with its reason).
    """
    features = layers.features
    whole = {
        "as_of": layers.as_of.isoformat(),
        "totals": _totals(features),
        "precision": _precision(features),
        "methods": _counted(feature.properties["match_method"] for feature in features if feature.geometry),
        "categories": _categories(features),
        "documents": _documents(register),
        "aggregates": _aggregates(register),
        "decisions": [
            {name: getattr(one, name) for name in ("project", "field", "value", "reason", "by", "date")}
            for one in register.decisions
        ],
        "unplaced": [
            {**_brief(feature), "reason": layers.unplaced[feature.id].reason}
            for feature in features
            if feature.geometry is None
        ],
    }
    return json.dumps(whole, ensure_ascii=False)


def _totals(features: Iterable[Feature]) -> dict[str, int]:
    rows = [feature.properties for feature in features]
    placed = [row["precision_m"] for row in rows if row["precision_m"] is not None]
    return {
        "projects": len(rows),
        "placed": len(placed),
        "unplaced": len(rows) - len(placed),
        "within_500_m": sum(metres <= GOOD_M for metres in placed),
        "stated": sum(row["status"] is not None for row in rows),
        "dated": sum(row["completion_year"] is not None for row in rows),
        "overdue": sum(row["overdue"] for row in rows),
    }


def _precision(features: Iterable[Feature]) -> list[dict[str, int | None]]:
    known = [metres for f in features if (metres := f.properties["precision_m"]) is not None]
    classes: list[dict[str, int | None]] = []
    above = 0
    for bound in PRECISION_M:
        classes.append({"over_m": above, "to_m": bound, "count": sum(above < metres <= bound for metres in known)})
        above = bound
    classes.append({"over_m": above, "to_m": None, "count": sum(metres > above for metres in known)})
    return classes


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values).most_common())


def _categories(features: Iterable[Feature]) -> list[dict[str, Any]]:
    named = Counter(feature.category for feature in features)
    placed = Counter(feature.category for feature in features if feature.geometry is not None)
    return [{"category": name, "named": named[name], "placed": placed[name]} for name in Category]


def _documents(register: Register) -> list[dict[str, Any]]:
    passages = Counter(mention.document.id for mention in register.mentions)
    pairs = {(mention.document.id, mention.project) for mention in register.mentions}
    projects, before = Counter(document for document, _ in pairs), compared(register)
    return [
        describe_document(one)
        | {"mentions": passages[one.id], "projects": projects[one.id], "compared": before.get(one.id)}
        for one in register.documents
    ]


def _aggregates(register: Register) -> list[dict[str, Any]]:
    named = Counter(project.category for project in register.projects)
    return [
        {
            "category": total.category,
            "label": total.label,
            "quantity": float(total.quantity),
            "unit": total.unit,
            "said": total.said,
            "document": describe_document(total.document),
            "section": total.section,
            "paragraph": total.paragraph,
            "named": named[total.category],
        }
        for total in register.aggregates
    ]


def _brief(feature: Feature) -> dict[str, Any]:
    return {name: feature.properties[name] for name in ("id", "name", "category", "location_text")}
