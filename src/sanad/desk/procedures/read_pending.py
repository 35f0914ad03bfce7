# SPDX-License-Identifier: Apache-2.0
"""Read every sealed exhibit that was not read yet; what the law refuses is set aside, what is inside is sealed too."""

from dataclasses import dataclass, replace
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.read_exhibit import ReadExhibit
from sanad.desk.acts.seal_exhibit import SealExhibit
from sanad.desk.door import Desk, Refused
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.questions.pending_exhibits import PendingExhibits
from sanad.errors import InstrumentOutOfForce, RefusedByLaw, SanadError
from sanad.readers import registry
from sanad.readers.rows import Hints, Receipt
from sanad.storage.blobs import Staged
from sanad.vault import store
from sanad.vault.exhibit import Exhibit

_DEPTH = 3  # attachments of attachments of attachments; deeper ones stay sealed unread inside their parent


@dataclass(frozen=True)
class Reading:
    """What became of one exhibit: the reader's account, or why there is none."""

    name: str
    sha256: str
    outcome: Receipt | SanadError


def read_pending(  # an order has as many parts
    desk: Desk,
    tools: Tools,
    by: str,
    compartment: str,
    progress: Progress = silent,
    *,
    again: bool = False,
) -> list[Reading]:
    """Read what waits in `compartment`; return one reading per exhibit, in the order in which they came.

    With `again` everything is read anew, for example after the record files were lost. What an interrupted run read and
    did not live to seal of the files inside is sealed first.
    """
    _mend(desk, tools, by, compartment)
    readings: list[Reading] = []
    for _ in range(_DEPTH + 1):
        seen = {reading.sha256 for reading in readings}
        waiting = desk.ask(PendingExhibits(by=by, compartment=compartment, again=again))
        pending = [exhibit for exhibit in waiting if exhibit.sha256 not in seen]
        if not pending:
            break
        for done, exhibit in enumerate(pending, 1):
            progress("reading", done, len(pending))
            readings.append(_read(desk, tools, exhibit, by))
    return readings


def _read(desk: Desk, tools: Tools, exhibit: Exhibit, by: str) -> Reading:
    try:
        folder = tools.records.fresh()
    except SanadError as error:
        return Reading(exhibit.name, exhibit.sha256, error)
    account = _account(tools, exhibit, folder)
    inside = [] if isinstance(account, SanadError) else _inside(tools, exhibit, folder, by)
    order = {"by": by, "compartment": exhibit.compartment, "exhibit": exhibit.sha256}
    [outcome] = desk.perform_all([ReadExhibit(**order, receipt=account, folder=folder)])
    if isinstance(outcome, Refused):
        tools.records.drop(folder)
        _drop(tools, inside)
        if isinstance(outcome.error, RefusedByLaw | InstrumentOutOfForce):
            desk.perform(QuarantineExhibit(**order, reason=str(outcome.error)))
        return Reading(exhibit.name, exhibit.sha256, outcome.error)
    _seal(desk, tools, inside)
    return Reading(exhibit.name, exhibit.sha256, outcome)


def _account(tools: Tools, exhibit: Exhibit, folder: Path) -> Receipt | SanadError:
    came = exhibit.provenance
    templates = tuple(sorted(tools.templates.glob("*.toml")))
    hints = Hints(
        exhibit.name, came.reader, came.template, came.encoding, templates, exhibit.sha256
    )
    try:
        tools.blobs.check(exhibit.sha256, exhibit.name)
        return registry.read(tools.blobs.path(exhibit.sha256), folder, hints)
    except SanadError as error:
        return error


def _mend(desk: Desk, tools: Tools, by: str, compartment: str) -> None:
    """Seal what lies inside exhibits read by a run that was stopped before it sealed it."""
    with tools.database.reading() as connection:
        exhibits = store.exhibits(connection)
    delivered = {came.name for exhibit in exhibits for came in exhibit.deliveries}
    for exhibit in exhibits:
        if exhibit.compartment != compartment or exhibit.receipt is None or exhibit.quarantine:
            continue
        folder = tools.records.folder(exhibit.sha256)
        # an empty file was refused when its parent was read, and would be at every run
        if any(
            _name(exhibit, path) not in delivered and path.stat().st_size > 0
            for path in folder.glob("attachment-*")
        ):
            _seal(desk, tools, _inside(tools, exhibit, folder, by))


def _inside(tools: Tools, parent: Exhibit, folder: Path, by: str) -> list[SealExhibit]:
    """Stage the bytes that a reader found inside an exhibit and left in `folder`; return the orders to seal them.

    They came as their parent came. What was sealed under that name before is not sealed again.
    """
    came = replace(
        parent.provenance,
        parent=parent.sha256,
        relation="attachment",
        listed_sha256=None,
        reader=None,
        template=None,
        coverage={},
    )
    acts = []
    for path in sorted(folder.glob("attachment-*")):
        name = _name(parent, path)
        try:
            copy: Staged | SanadError = tools.blobs.stage(path)
        except SanadError as error:
            copy = error
        act = SealExhibit(
            by=by, compartment=parent.compartment, delivered_as=name, copy=copy, provenance=came
        )
        if isinstance(copy, Staged) and _delivered(tools, copy.sha256, name):
            tools.blobs.drop(copy)
        else:
            acts.append(act)
    return acts


def _seal(desk: Desk, tools: Tools, acts: list[SealExhibit]) -> None:
    """Seal all or, if the machine stops, none."""
    if not acts:
        return
    refused = [each.act for each in desk.perform_all(acts) if isinstance(each, Refused)]
    _drop(tools, [act for act in refused if isinstance(act, SealExhibit)])


def _drop(tools: Tools, acts: list[SealExhibit]) -> None:
    for act in acts:
        if isinstance(act.copy, Staged):
            tools.blobs.drop(act.copy)


def _delivered(tools: Tools, sha256: str, name: str) -> bool:
    with tools.database.reading() as connection:
        known = store.exhibits(connection, [sha256])
    return any(came.name == name for exhibit in known for came in exhibit.deliveries)


def _name(parent: Exhibit, path: Path) -> str:
    """Return the name under which a file `attachment-<n>-<name>` is sealed."""
    return f"{parent.name}/{path.name.split('-', 2)[2]}"
