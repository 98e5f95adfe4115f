"""How well the extraction reads: what it found, against what people read in the same documents."""

from register.scoring.faults import faults
from register.scoring.gold import Gold, read_gold, read_reviewed
from register.scoring.score import Rate, Score, score, total

__all__ = ["Gold", "Rate", "Score", "faults", "read_gold", "read_reviewed", "score", "total"]
