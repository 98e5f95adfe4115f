"""A document's file → its text in sections, paragraphs and pages."""

from register.reading.child import read_document
from register.reading.limits import Limits
from register.reading.reading import Kind, Passage, Reading

__all__ = ["Kind", "Limits", "Passage", "Reading", "read_document"]
