"""Documents → mentions → projects: what the city's reports say, every value beside its words.

This room knows no coordinates.
"""

from register.category import Category, LocationType
from register.decisions import Decision
from register.documents import Document
from register.errors import RegisterError, RowError, WordsError
from register.mentions import Mention
from register.register import Project, Register, load, reconcile
from register.status import Phase, Status, phase_of
from register.when import Kind

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
    "load",
    "phase_of",
    "reconcile",
]
