"""The words that speak of a work → its status, start, completion, budget and quantity."""

from register.extraction.values.passage import read_passage

__all__ = ["read_passage"]
