"""The words of a passage → the works that they speak of."""

from register.extraction.joining.anchors import DISTRICT, Anchor, Member, anchors_of
from register.extraction.joining.clauses import Clause, clauses_of
from register.extraction.joining.folded import Folded, fold
from register.extraction.joining.parents import is_part, parent_of
from register.extraction.joining.piece import Piece, Place
from register.extraction.joining.rows import headers_of, row_pieces
from register.extraction.joining.scopes import Walk

__all__ = [
    "DISTRICT",
    "Anchor",
    "Clause",
    "Folded",
    "Member",
    "Piece",
    "Place",
    "Walk",
    "anchors_of",
    "clauses_of",
    "fold",
    "headers_of",
    "is_part",
    "parent_of",
    "row_pieces",
]
