# SPDX-License-Identifier: Apache-2.0
"""Seal the files that a reader found inside an exhibit, as exhibits of their own.

What was sealed loses its second copy at once, so what still waits, after a stop or a refusal, is what was not sealed: the
next run of reading tries it again.
"""

from collections.abc import Iterator
from dataclasses import replace

from sanad.desk.act import Tools
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.door import Desk, Refused
from sanad.errors import KeyLocked, MachineFault, SanadError
from sanad.readers.children import Child, clear, waiting
from sanad.storage.blobs import Staged
from sanad.vault import store
from sanad.vault.exhibit import Exhibit, Provenance

_BATCH = 500
_MADE_OF_IT = frozenset({"sheet", "open_copy"})
"""Relations of what holds the parent's own records: what was said of those holds for it."""
_SAME_SORT = _MADE_OF_IT | {"member", "capture"}
"""Relations of what is of the sort of evidence that its parent was said to be: a letter is not what is attached to it."""


def seal_children(desk: Desk, tools: Tools, parent: Exhibit, step: str, by: str) -> list[Refused]:
    """Seal what waits inside `parent`; return what was refused, which goes on waiting. What a stopped run sealed is not sealed again.

    Raises:
        MachineFault, KeyLocked: of the office, not of one file; everything not sealed goes on waiting.
    """
    folder = tools.records.folder(parent.sha256, step)
    refused: list[Refused] = []
    for batch in _batches(waiting(folder)):
        acts = [_order(tools, parent, child, by) for child in batch]
        new = _not_sealed(tools, acts)
        for act in acts:
            if act not in new:
                _drop(tools, act)
        left = [each for each in desk.perform_all(new) if isinstance(each, Refused)]
        stays = {id(each.act) for each in left}
        for child, act in zip(batch, acts, strict=True):
            if id(act) in stays:
                _drop(tools, act)
            else:
                child.path.unlink()
        refused += left
    if not refused:
        clear(folder)
    return refused


def _batches(children: list[Child]) -> Iterator[list[Child]]:
    for start in range(0, len(children), _BATCH):
        yield children[start : start + _BATCH]


def _order(tools: Tools, parent: Exhibit, child: Child, by: str) -> SealExhibit:
    try:
        copy: Staged | SanadError = tools.blobs.stage_own(child.path)
    except (MachineFault, KeyLocked):
        raise
    except SanadError as error:
        copy = error
    return SealExhibit(
        by=by,
        compartment=parent.compartment,
        delivered_as=f"{parent.name}/{child.name}",
        copy=copy,
        provenance=_came(parent, child),
    )


def _came(parent: Exhibit, child: Child) -> Provenance:
    """Return how a file inside came: as its parent did; what was said of the parent's records holds for what is made of it."""
    made_of_it = child.relation in _MADE_OF_IT
    return replace(
        parent.provenance,
        parent=parent.sha256,
        relation=child.relation,
        listed_sha256=None,
        reader=child.reader,
        template=child.template or (parent.provenance.template if made_of_it else None),
        encoding=child.encoding,
        coverage=parent.provenance.coverage if made_of_it else {},
        capture=dict(child.facts) if child.relation == "capture" else {},
        evidence_type=parent.provenance.evidence_type if child.relation in _SAME_SORT else None,
    )


def _not_sealed(tools: Tools, acts: list[SealExhibit]) -> list[SealExhibit]:
    with tools.database.reading() as connection:
        known = store.delivered(connection, [act.delivered_as for act in acts])
    return [
        act for act in acts if not isinstance(act.copy, Staged) or _key(act, act.copy) not in known
    ]


def _key(act: SealExhibit, copy: Staged) -> tuple[str, str, str, str | None]:
    """Return what tells one delivery from another: the same file in two archives is delivered twice."""
    return (copy.sha256, act.delivered_as, act.compartment, act.provenance.parent)


def _drop(tools: Tools, act: SealExhibit) -> None:
    if isinstance(act.copy, Staged):
        tools.blobs.drop(act.copy)
