"""A new document's mentions → what they change in the register: what is sure, and what a person is asked."""

from register.reconciliation.difference import Difference, What
from register.reconciliation.differences import differences, silent
from register.reconciliation.outcome import How, Outcome, reconcile_document
from register.reconciliation.question import Question
from register.reconciliation.reconciling import Read
from register.reconciliation.verdict import Candidate, Certainty, Verdict

__all__ = [
    "Candidate",
    "Certainty",
    "Difference",
    "How",
    "Outcome",
    "Question",
    "Read",
    "Verdict",
    "What",
    "differences",
    "reconcile_document",
    "silent",
]
