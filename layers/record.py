"""Everything about one project, for its card, its page and whoever asks for it as JSON."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from layers.built import Layers
from layers.changes import promises_made
from register import Document, Mention, Project, Register
from register.decisions import Decision
from register.when import When


def records(layers: Layers, register: Register) -> Mapping[str, str]:
    """Write each project's record: published properties, passages, parts, and why it has no place.

    Parameters
    ----------
    layers : Layers
    register : Register

    Returns
    -------
    mapping of str to str
        Project id to JSON: ``properties``, ``located``, ``history`` (oldest first), ``part_of``, ``parts``,
        ``unplaced_because``, ``rivals``, ``decisions``, ``promises`` (each `layers.outcomes.Fate`, oldest first).
    """
    projects = {project.id: project for project in register.projects}
    published = {feature.id: feature for feature in layers.features}
    parts: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    for project in register.projects:
        parts[project.part_of].append(_named(project))
    made = promises_made(register, layers.as_of)
    written = {}
    for name, project in projects.items():
        missing = layers.unplaced.get(name)
        whole = {
            "properties": published[name].properties,
            "located": published[name].geometry is not None,
            "history": [_said(mention) for mention in register.history(name)],
            "part_of": _named(projects[project.part_of]) if project.part_of else None,
            "parts": parts[name],
            "unplaced_because": missing.reason if missing else None,
            "rivals": list(missing.rivals) if missing else [],
            "decisions": [_decided(one) for one in register.decisions if one.project == name],
            "promises": [asdict(fate) for fate in made[name]],
        }
        written[name] = json.dumps(whole, ensure_ascii=False)
    return written


def _named(project: Project) -> dict[str, str]:
    return {"id": project.id, "name": project.name}


def _decided(decision: Decision) -> dict[str, str]:
    return {name: getattr(decision, name) for name in ("field", "value", "reason", "by", "date")}


def describe_document(document: Document) -> dict[str, str | None]:
    """Describe a source document for readers."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "date": document.date,
        "date_basis": document.date_basis,
        "url": document.url or None,
        "note": document.note or None,
    }


def _when(when: When | None) -> dict[str, str] | None:
    if when is None:
        return None
    return {"value": when.period.value, "precision": when.period.precision, "kind": when.kind}


def _said(mention: Mention) -> dict[str, Any]:
    money, quantity = mention.budget, mention.quantity
    return {
        "document": describe_document(mention.document),
        "section": mention.section,
        "paragraph": mention.paragraph,
        "name_said": mention.name_said,
        "status": mention.status,
        "status_said": mention.status_said or None,
        "start": _when(mention.start),
        "start_said": mention.start.said if mention.start else None,
        "completion": _when(mention.completion),
        "completion_said": mention.completion.said if mention.completion else None,
        "budget_twd": money.twd if money else None,
        "budget_said": money.said if money else None,
        "quantity": float(quantity.value) if quantity else None,
        "quantity_unit": quantity.unit if quantity else None,
        "quantity_said": quantity.said if quantity else None,
        "note": mention.note or None,
    }
