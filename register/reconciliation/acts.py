"""What is done to a thing that a passage names, by the words that stand beside the name."""

from __future__ import annotations

from typing import Final

from register.extraction import Named
from register.passage import squeezed
from register.projects import Identity
from register.reconciliation.folded import plain, rules

LINKS: Final = ("之", "的", "")
"""What may stand between a thing and what is done to it: 南橋之改善."""


def act_beside(named: Named) -> str:
    """Find what is done to the named thing, where the words are no part of the name; empty where nothing is said.

    Parameters
    ----------
    named : Named
    """
    text, at = named.passage.text, named.said.begins - named.passage.begins
    before, after = squeezed(text[:at]), squeezed(text[at + len(named.said.text) :])
    acts = rules()["altering"]["words"]
    beside = (act for act in acts if before.endswith(act) or any(after.startswith(link + act) for link in LINKS))
    return max(beside, key=len, default="")


def other_act(named: Named, work: Identity) -> str:
    """Tell that something is done that the work's names do not say."""
    act = act_beside(named)
    names = (work.name, *work.aliases)
    return f"here it is {act}" if act and not any(act in name for name in names) else ""


def same_act(named: Named, work: Identity, key: str) -> bool:
    """Tell whether the passage says what a work does to the thing that a shorter name names.

    Parameters
    ----------
    named : Named
    work : Identity
    key : str
        The shorter name, folded: 久堂路 of 久堂路拓寬工程.
    """
    rest = plain(work.name).replace(key, "", 1)
    acts = [act for act in rules()["altering"]["words"] if act in rest]
    return not acts or any(act in named.passage.text for act in acts)
