"""What a document changes in a register: every work that it names, and those that it should have named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping

from register.reconciliation.difference import Difference, What
from register.reconciliation.standing import Standing
from register.reconciliation.weighing import weigh
from register.register import Project, Register


def differences(register: Register, document: str) -> tuple[Difference, ...]:
    """List what a document changes, compared with the documents before it.

    Parameters
    ----------
    register : Register
        With the document's mentions in it.
    document : str
        Its id.

    Returns
    -------
    tuple of Difference
        By kind in the order of `What`, then by project.
    """
    order = list(What)
    quiet = silent(register, document)
    found = [one for project in register.projects for one in _of(register, document, project, project.id in quiet)]
    return tuple(sorted(found, key=lambda one: (order.index(one.what), one.project, one.part)))


def _of(register: Register, document: str, project: Project, quiet: bool) -> Iterator[Difference]:
    ages = {one.id: age for age, one in enumerate(register.documents)}
    spoken = register.documents[ages[document]].spoken
    history = register.history(project.id)
    older = [one for one in history if ages[one.document.id] < ages[document]]
    here = [one for one in history if one.document.id == document]
    if here:
        yield from weigh(project, older, here)
    elif quiet:
        before = Standing(older)
        yield Difference(What.QUIET, project.id, project.name, before=before.outline, said=before.newest)
        if before.owed and before.owed < spoken.begins:
            yield before.passed(project)


def silent(register: Register, document: str) -> frozenset[str]:
    """List the works that a document should have named and does not.

    They are unfinished, and the last earlier document of the same publisher that names any work named them. A document
    that names no work makes none quiet: it does not speak of such things.

    Parameters
    ----------
    register : Register
    document : str
        Its id.
    """
    naming: Mapping[str, set[str]] = defaultdict(set)
    for mention in register.mentions:
        naming[mention.document.id].add(mention.project)
    at = [one.id for one in register.documents].index(document)
    publisher, earlier = register.documents[at].publisher, register.documents[:at]
    former = [naming[one.id] for one in earlier if one.publisher == publisher and naming[one.id]]
    if not naming[document] or not former:
        return frozenset()
    read = {one.id for one in earlier}
    return frozenset(one for one in former[-1] - naming[document] if not _finished(register, one, read))


def _finished(register: Register, project: str, documents: Container[str]) -> bool:
    return Standing([one for one in register.history(project) if one.document.id in documents]).over
