# SPDX-License-Identifier: Apache-2.0
"""Read every sealed exhibit that was not read yet; what the law refuses is set aside, what is inside is sealed too."""

from collections.abc import Iterator
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

    With `again` everything is read anew, for example after the record files were lost.
    """
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
    folder = tools.records.fresh()
    account = _account(tools, exhibit, folder)
    order = {"by": by, "compartment": exhibit.compartment, "exhibit": exhibit.sha256}
    [outcome] = desk.perform_all([ReadExhibit(**order, receipt=account, folder=folder)])
    if isinstance(outcome, Refused):
        tools.records.drop(folder)
        if isinstance(outcome.error, RefusedByLaw | InstrumentOutOfForce):
            desk.perform(QuarantineExhibit(**order, reason=str(outcome.error)))
        return Reading(exhibit.name, exhibit.sha256, outcome.error)
    for path in _attachments(tools.records.folder(exhibit.sha256)):
        _seal_attachment(desk, tools, exhibit, path, by)
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


def _attachments(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.glob("attachment-*"))


def _seal_attachment(desk: Desk, tools: Tools, parent: Exhibit, path: Path, by: str) -> None:
    """Seal bytes found inside an exhibit; they came as their parent came."""
    try:
        copy: Staged | SanadError = tools.blobs.stage(path)
    except SanadError as error:
        copy = error
    came = replace(
        parent.provenance,
        parent=parent.sha256,
        relation="attachment",
        listed_sha256=None,
        reader=None,
        template=None,
        coverage={},
    )
    name = f"{parent.name}/{path.name.split('-', 2)[2]}"
    act = SealExhibit(
        by=by, compartment=parent.compartment, delivered_as=name, copy=copy, provenance=came
    )
    desk.perform_all([act])
