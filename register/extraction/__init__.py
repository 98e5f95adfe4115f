"""A document's passages → the works they name and what they say of each, every value beside its words."""

from register.extraction.found import Extraction, Found, Unread
from register.extraction.named import Named
from register.extraction.said import Said

__all__ = ["Extraction", "Found", "Named", "Said", "Unread"]
