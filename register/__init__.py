"""Documents → mentions → projects: what the city's reports say, every value beside its words.

This room knows no coordinates. What only reads new reports (`read_document`, `extract`) is loaded with the first one.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from register.category import Category, LocationType
from register.decisions import Decision
from register.documents import Document
from register.errors import RegisterError, RowError, WordsError
from register.mentions import Mention
from register.register import Project, Register, load, reconcile
from register.status import Phase, Status, phase_of
from register.when import Kind

if TYPE_CHECKING:
    from register.extraction.extract import extract
    from register.reading import read_document

__all__ = [
    "Category",
    "Decision",
    "Document",
    "Kind",
    "LocationType",
    "Mention",
    "Phase",
    "Project",
    "Register",
    "RegisterError",
    "RowError",
    "Status",
    "WordsError",
    "extract",
    "load",
    "phase_of",
    "read_document",
    "reconcile",
]

_READING = {"extract": "register.extraction.extract", "read_document": "register.reading"}


def __getattr__(name: str) -> object:
    """Load what reads a report when it is first asked for: who serves the map needs none of it."""
    if name not in _READING:
        raise AttributeError(f"module 'register' has no attribute {name!r}")
    return getattr(import_module(_READING[name]), name)
