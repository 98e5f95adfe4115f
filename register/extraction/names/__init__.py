"""A document's passages → the works that they name, by rules that are data: the three TOML files beside the engine."""

from register.extraction.names.finding import find_names
from register.extraction.names.unread import find_unread

__all__ = ["find_names", "find_unread"]
