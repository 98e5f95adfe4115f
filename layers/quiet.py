"""Works that a document no longer mentions although none has said that they are finished."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from layers.steps import Step, standing
from register import Mention, Phase, Register, phase_of


@dataclass(frozen=True)
class Silence:
    """A document's silence about a work.

    Parameters
    ----------
    document : str
        Id of the document that is silent.
    project : str
    passage : Mention
        What the document that it is compared with said last.
    step : Step
        Where the work stood when the document was silent.
    """

    document: str
    project: str
    passage: Mention
    step: Step


def compared(register: Register) -> Mapping[str, str]:
    """Say which document each is compared with: the last one before it, of the same publisher, that names a work.

    Only a publisher's own next report can be expected to go on with what it began: an office's report on its files is
    not silent about the city's parks. A document that names no work, or is its publisher's first, is not in the answer.
    """
    naming = {mention.document.id for mention in register.mentions}
    newest: dict[str, str] = {}
    found = {}
    for document in register.documents:
        if document.id in naming:
            if document.publisher in newest:
                found[document.id] = newest[document.publisher]
            newest[document.publisher] = document.id
    return found


def silences(register: Register) -> Iterator[Silence]:
    """List the works that a document does not name, that the one it is compared with names, and that are unfinished.

    Unfinished is what no document up to then reports completed, suspended or cancelled. Each silence is told once: by
    the first document that keeps it.
    """
    named: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in register.mentions:
        named[mention.document.id][mention.project] = mention
    age = {document.id: number for number, document in enumerate(register.documents)}
    for silent, before in compared(register).items():
        for project, passage in named[before].items():
            step = standing([one for one in register.history(project) if age[one.document.id] <= age[silent]])
            if project not in named[silent] and _is_unfinished(step):
                yield Silence(silent, project, passage, step)


def _is_unfinished(step: Step) -> bool:
    return not step.done and phase_of(step.state.status) is not Phase.STOPPED
