# SPDX-License-Identifier: Apache-2.0
"""The draft of a goAML report from the payments of some accounts, or the questions that are open before there is one."""

from dataclasses import dataclass
from typing import ClassVar
from zoneinfo import ZoneInfo

from sanad.claims import store as register
from sanad.desk.act import Done, Work
from sanad.desk.inputs import identifiers_of_subjects, usable_records
from sanad.desk.outgoing import Export, Outgoing, exhibits_kept_back
from sanad.dossier.exports.goaml.draft import draft, to_complete
from sanad.dossier.exports.goaml.payments import payments_of
from sanad.dossier.exports.goaml.sheet import Sheet
from sanad.dossier.exports.goaml.write import write
from sanad.errors import BadValue, NotFound, TargetOutsideMandate
from sanad.mandates import officer

UNIT = "intelligence_unit"
"""The one recipient of such a report. Nobody else may learn of it, whom it is about before all (AMLA 34)."""
REPORT, QUESTIONS = "report.xml", "questions.toml"


@dataclass(frozen=True, kw_only=True)
class ExportGoaml(Export):
    """An order to draft a report by `sheet`. It names whoever paid and was paid: a pseudonym would be a false account.

    So it needs the power to unmask too, and its purpose is the reason for that.
    """

    name: ClassVar[str] = "export_goaml"

    sheet: Sheet
    recipient: str = UNIT

    def mandate(self, work: Work) -> None:
        """Refuse unless the officer may export, and may unmask."""
        super().mandate(work)
        order = (self.by, "unmask", self.compartment, work.today, self.name)
        officer.require(work.connection, *order)

    def check_recipient(self) -> None:
        """Refuse everybody but the unit."""
        if self.recipient != UNIT:
            detail = "a goAML report is for the financial intelligence unit alone"
            raise BadValue("recipient", value=self.recipient, type="recipient", detail=detail)

    def do(self, work: Work) -> Done[Outgoing]:
        """Ask only of accounts that a paper or the register names, from exhibits that may go out."""
        self.check()
        usable = usable_records(work.connection, work.tools.records, self.compartment)
        records = [item for item in usable if item.kind == "payments"]
        known = identifiers_of_subjects(work.connection, self.compartment)
        if not known.union(*(item.numbers for item in records)).issuperset(self.sheet.accounts):
            raise TargetOutsideMandate(self.name, compartment=self.compartment)
        back = exhibits_kept_back(work, [item.exhibit for item in records], self.recipient)
        going = [item for item in records if item.exhibit not in back]
        payments, remark = payments_of(
            going, self.sheet.accounts, self.sheet.period, work.tools.engine
        )
        if not payments:
            first, last = self.sheet.period
            raise NotFound(
                self.name, kind="payment that may be reported", name=f"{first} to {last}"
            )
        at = work.now.astimezone(ZoneInfo(work.tools.zone))
        report, missing = draft(payments, self.sheet, at)
        if report is None:
            files = {QUESTIONS: to_complete(missing)}
        else:
            files = {REPORT: write(report, self.sheet.version, self.sheet.schema)}
        counts = {"payments": len(payments), "accounts": len(self.sheet.accounts), "questions": len(missing)}  # fmt: skip
        left = [*sorted(back.items()), *([("overlapping statements", remark)] if remark else [])]
        outgoing = Outgoing(files, counts, tuple(left))
        return self.told(outgoing, self._holders(work, self.sheet.accounts))

    def _holders(self, work: Work, accounts: tuple[str, ...]) -> list[str]:
        """Return the entries of the register to which live claims give one of the accounts."""
        claims = register.of_properties(work.connection, ["account"])
        return sorted({claim.about for claim in claims if claim.live and claim.value in accounts})
