# SPDX-License-Identifier: Apache-2.0
"""Receive a folder as it was handed over: register its papers, seal the sheet itself and every file, account for each.

Flat in memory: what became of a file is told when it is known, and only figures are kept. A run that is stopped, by whatever, is
simply run again: what was received in the same words is not received twice. What the sheet says and the folder does not
bear out is named, and so is what the folder holds and the sheet does not speak of.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sanad.desk.account import Account, Taken, Told
from sanad.desk.act import Tools
from sanad.desk.acts.register_instrument import RegisterInstrument
from sanad.desk.acts.seal_exhibit import Sealed, SealExhibit
from sanad.desk.delivery import Delivery, Met
from sanad.desk.door import Desk, Refused
from sanad.desk.folder import Found, files, size_of
from sanad.desk.procedures.mend_vault import mend_vault
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.questions.received_before import ReceivedBefore
from sanad.desk.sheets import Row, Sheet, is_own
from sanad.errors import AlreadyDone, BadSheet, ChangedWhileRead, SanadError, Unreadable
from sanad.mandates.instrument import Instrument
from sanad.storage.blobs import Staged
from sanad.storage.files import shown
from sanad.vault.exhibit import SHEET, Provenance

_BATCH_BYTES = 256 << 20  # one flush of the disk per batch; what a power cut can cost
_BATCH_FILES = 1000


def receive_folder(  # an order has as many parts
    desk: Desk,
    tools: Tools,
    folder: Path,
    sheet: Sheet | None,
    by: str,
    compartment: str,
    progress: Progress = silent,
    *,
    told: Told = lambda _: None,
) -> Account:
    """Seal the sheet and every file below `folder`, and tell of each as soon as it is settled.

    Raises:
        Unreadable: the folder is not there or closed to us. A file or sub-folder that cannot be received is accounted for.
        BadSheet: a pattern of the sheet is none.
        ChangedWhileRead: the sheet is no longer the one that was read.
        AlreadyRunning: another process receives in this compartment.
        SanadError: the officer may not receive here.
    """
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    with tools.records.alone(f"receiving-{compartment}"):
        run = _Run(desk, tools, sheet, by, compartment, told)
        may_receive = ReceivedBefore(by=by, compartment=compartment)
        desk.ask(may_receive)
        mend_vault(tools)
        run.register_papers()
        total = sum(1 for _ in run.files(folder.resolve()))
        done = 0
        for batch in _batches(run.files(folder.resolve())):
            found = _counted(batch, progress, done, total, run.account)
            run.take([run.order(file) for file in found])
            done += len(batch)
        run.account.missing, run.account.unmet = run.delivery.missing, run.delivery.unmet
        return run.account


@dataclass(frozen=True)
class _Order:
    """An order to seal, and whether the sheet speaks of the file."""

    act: SealExhibit
    named: bool


@dataclass
class _Run:
    """One folder being received."""

    desk: Desk
    tools: Tools
    sheet: Sheet | None
    by: str
    compartment: str
    told: Told
    delivery: Delivery = field(init=False)
    account: Account = field(init=False)
    disputed: dict[str, SanadError] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.delivery = Delivery(self.sheet)
        self.account = Account(self.sheet.sha256 if self.sheet else None)
        self.sheet_path = self.sheet.path.resolve() if self.sheet else None

    def register_papers(self) -> None:
        """Register the sheet's instruments; one on record as it is here is not registered again."""
        rows = self.sheet.rows("instrument") if self.sheet else []
        acts = [RegisterInstrument(by=self.by, instrument=instrument_of(row)) for row in rows]
        outcomes = self.desk.perform_all(acts) if acts else []
        for act, outcome in zip(acts, outcomes, strict=True):
            if isinstance(outcome, Refused) and not isinstance(outcome.error, AlreadyDone):
                self.disputed[act.instrument.id] = outcome.error
                self._tell(Taken(act.instrument.id, named=True, outcome=outcome))

    def files(self, folder: Path) -> Iterator[Found]:
        """Yield the sheet, then every file, each after the file it transcribes or translates."""
        if self.sheet_path is not None:
            inside = self.sheet_path.is_relative_to(folder)
            name = shown(self.sheet_path.relative_to(folder) if inside else Path("..", self.sheet_path.name))  # fmt: skip
            yield Found(name, self.sheet_path)
        late: list[tuple[int, Found]] = []
        for file in files(folder):
            depth = self.delivery.depth(file.name)
            if file.path == self.sheet_path:
                continue
            if depth:
                late.append((depth, file))
            else:
                yield file
        yield from (file for _, file in sorted(late, key=lambda one: (one[0], one[1].name)))

    def order(self, file: Found) -> _Order:
        """Stage a file and say how it came."""
        if file.path == self.sheet_path:  # of itself it says nothing, whatever its patterns meet
            return _Order(self._seal(file, self._staged_sheet(file), Provenance(relation=SHEET)), named=True)  # fmt: skip
        said = self.delivery.of(file.name)
        copy = self._staged(file, said)
        if isinstance(copy, Staged) and file.name in self.delivery.parents:
            self.parents[file.name] = copy.sha256
        if not said.rows and is_own(file.path):
            own = Provenance(relation=SHEET, sheet=self.account.sheet)
            return _Order(self._seal(file, copy, own), named=False)  # told: it is not read
        came = said.provenance(self.account.sheet, self.parents)
        return _Order(self._seal(file, copy, came), named=bool(said.rows))

    def take(self, orders: list[_Order]) -> None:
        """Carry orders out in one transaction, but for those that an earlier run carried out in the same words."""
        before = self._before([order.act for order in orders])
        new = [order.act for order, one in zip(orders, before, strict=True) if one is None]
        outcomes = iter(self.desk.perform_all(new) if new else [])
        for order, one in zip(orders, before, strict=True):
            outcome = next(outcomes) if one is None else one
            if isinstance(order.act.copy, Staged) and (one or isinstance(outcome, Refused)):
                self.tools.blobs.drop(order.act.copy)
            self._tell(Taken(order.act.delivered_as, order.named, outcome))

    def _tell(self, taken: Taken) -> None:
        self.account.count(taken)
        self.told(taken)

    def _seal(self, file: Found, copy: Staged | SanadError, came: Provenance) -> SealExhibit:
        return SealExhibit(
            by=self.by,
            compartment=self.compartment,
            delivered_as=file.name,
            copy=copy,
            provenance=came,
        )

    def _staged_sheet(self, file: Found) -> Staged:
        copy = self.tools.blobs.stage(file.path)
        if copy.sha256 != self.account.sheet:
            self.tools.blobs.drop(copy)
            raise ChangedWhileRead(file.name)
        return copy

    def _staged(self, file: Found, said: Met) -> Staged | SanadError:
        fault = file.fault or said.fault or self.disputed.get(said.instrument or "")
        if fault is not None:
            return fault
        if said.parent is not None and said.parent not in self.parents:
            detail = f"it is said to be about {said.parent}, which was not received"
            return BadSheet(file.name, detail=detail)
        try:
            return self.tools.blobs.stage(file.path)
        except SanadError as error:
            return error

    def _before(self, acts: list[SealExhibit]) -> list[Sealed | None]:
        """Return for each order what an earlier run made of it, if its bytes are still whole."""
        asked = [(number, act.copy, act) for number, act in enumerate(acts) if isinstance(act.copy, Staged)]  # fmt: skip
        known: list[Sealed | None] = [None] * len(acts)
        question = ReceivedBefore(
            by=self.by,
            compartment=self.compartment,
            files=tuple((copy.sha256, act.delivered_as, act.provenance) for _, copy, act in asked),
        )
        for (number, copy, act), before in zip(asked, self.desk.ask(question), strict=True):
            if before is None or not self.tools.blobs.is_whole(copy.sha256):
                continue
            known[number] = Sealed(
                copy.sha256,
                act.delivered_as,
                copy.size,
                new=False,
                quarantine=before.quarantine,
                entry=before.entry,
                differs=act.provenance.listed_sha256 not in (None, copy.sha256),
                again=True,
            )
        return known


def instrument_of(row: Row) -> Instrument:
    """Return the instrument that a row of a delivery sheet describes."""
    fields = {("paper" if key == "file" else key): value for key, value in row.items()}
    for key in ("covers", "offences"):
        fields[key] = tuple(fields.get(key, ()))
    return Instrument(**fields)


def _counted(
    batch: list[Found], progress: Progress, done: int, total: int, account: Account
) -> Iterator[Found]:
    for number, file in enumerate(batch, done + 1):
        progress("sealing", number, total, account.refused)
        yield file


def _batches(found: Iterable[Found]) -> Iterator[list[Found]]:
    batch: list[Found] = []
    weight = 0
    for file in found:
        batch.append(file)
        weight += size_of(file.path)
        if weight >= _BATCH_BYTES or len(batch) >= _BATCH_FILES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch
