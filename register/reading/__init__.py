"""A document's file → its text in sections, paragraphs and pages."""

from register.reading.document import read_document
from register.reading.reading import Kind, Passage, Reading

__all__ = ["Kind", "Passage", "Reading", "read_document"]
