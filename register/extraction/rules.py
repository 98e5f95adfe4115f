"""Which rules of extraction are in force."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Rules:
    """The rules that may be used: all, but for those that are left out to see what each buys.

    Parameters
    ----------
    left_out : frozenset of str
        Ids of rules. A rule's id appears in what it helped to find.

    Examples
    --------
    >>> fewer = EVERY_RULE.without("join-whole")
    >>> "join-whole" in fewer, "join-whole" in EVERY_RULE
    (False, True)
    """

    left_out: frozenset[str] = frozenset()

    def __contains__(self, rule: object) -> bool:
        """Tell whether a rule is in force."""
        return rule not in self.left_out

    def without(self, *rules: str) -> Rules:
        """Leave rules out."""
        return replace(self, left_out=self.left_out | set(rules))


EVERY_RULE = Rules()
"""Nothing is left out."""
