# SPDX-License-Identifier: Apache-2.0
"""Enter a worksheet, part by part: each row is one act by the officer it names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sanad.analysis.finding import Finding
from sanad.casework.request import APPROVE, REVIEW, Request
from sanad.claims.claim import Standing
from sanad.claims.period import Soft
from sanad.claims.properties import spoken_of
from sanad.claims.subject import Answer as Decided
from sanad.desk.act import Act
from sanad.desk.acts.answer_question import AnswerQuestion
from sanad.desk.acts.decide_entry import DecideEntry
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.judge_identity import JudgeIdentity
from sanad.desk.acts.make_finding import MakeFinding
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.register_subject import RegisterSubject
from sanad.desk.acts.send_request import SendRequest
from sanad.desk.acts.sign_request import SignRequest
from sanad.desk.acts.withdraw_request import WithdrawRequest
from sanad.desk.door import Desk, Refused
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.questions.check_request import CheckRequest
from sanad.desk.questions.match_claims import MatchClaims, Wanted
from sanad.desk.request_facts import Checked
from sanad.desk.sheets import PERIOD_ENDS, Row, Sheet, plain
from sanad.identity.judgement import Answer, Judgement
from sanad.values.canonical import Json

R = TypeVar("R")


@dataclass(frozen=True)
class Entered:
    """What became of one row: its key or subject, and the result or the refusal."""

    key: str
    outcome: Any


def enter_claims(desk: Desk, sheet: Sheet, progress: Progress = silent) -> list[Entered]:
    """Register the sheet's subjects and record its claims; `copy_of` may name a claim of the same sheet."""
    entered = []
    for row in sheet.rows("subject"):
        fields = {key: row[key] for key in ("kind", "label", "authority", "reason", "by")}
        evidence = tuple(row["evidence"])
        act = RegisterSubject(
            subject=row["id"], compartment=sheet.compartment, evidence=evidence, **fields
        )
        entered.append(Entered(row["id"], one(desk, act)))
    rows = sheet.rows("claim")
    known: dict[str, str] = {}
    for done, row in enumerate(rows, 1):
        progress("recording claims", done, len(rows))
        outcome = one(desk, _claim(sheet, row, known))
        if not isinstance(outcome, Refused):
            known[row["key"]] = outcome
        entered.append(Entered(row["key"], outcome))
    return entered


def enter_reviews(desk: Desk, sheet: Sheet) -> list[Entered]:
    """Record what the sheet's officers decided of entries that others made."""
    entered = []
    for row in sheet.rows("review"):
        order = {"by": row["by"], "compartment": sheet.compartment}
        answer = Decided(row["answer"])
        act = DecideEntry(**order, subject=row["subject"], answer=answer, reasons=row["reasons"])
        entered.append(Entered(row["subject"], one(desk, act)))
    return entered


def enter_judgements(desk: Desk, sheet: Sheet) -> list[Entered]:
    """Record the sheet's judgements; their evidence may name claims by the sheet's keys or by id."""
    entered = []
    for row in sheet.rows("judgement"):
        known = _recorded(desk, sheet, row["evidence"], row["by"])
        act = _judgement(sheet, row, known)
        entered.append(Entered(f"{row['left']} / {row['right']}", one(desk, act)))
    return entered


def _recorded(desk: Desk, sheet: Sheet, keys: Sequence[str], by: str) -> dict[str, str]:
    """Return the ids of the claims that the sheet's rows `keys` became; what is no key of the sheet is left out."""
    wanted = tuple(
        Wanted(
            claim["key"],
            claim["about"],
            claim["property"],
            plain(claim["value"]),
            claim["said_by"],
            claim["quote"],
        )
        for claim in sheet.rows("claim")
        if claim["key"] in keys
    )
    asked = MatchClaims(by=by, compartment=sheet.compartment, wanted=wanted)
    known: dict[str, str] | Refused = one(desk, asked)
    return {} if isinstance(known, Refused) else known


def enter_findings(desk: Desk, sheet: Sheet, progress: Progress = silent) -> list[Entered]:
    """Compute the sheet's findings."""
    rows = sheet.rows("finding")
    entered = []
    for done, row in enumerate(rows, 1):
        progress("computing findings", done, len(rows))
        act = MakeFinding(
            by=row["by"],
            compartment=sheet.compartment,
            method=row["method"],
            parameters=_object(row["parameters"]),
            subject=row.get("subject"),
        )
        outcome: Finding | Refused = one(desk, act)
        entered.append(Entered(row["key"], outcome))
    return entered


def enter_requests(desk: Desk, sheet: Sheet) -> list[Entered]:
    """Draft the sheet's requests, record the answers to their questions, and have them signed, sent or withdrawn; then record the answers about requests drafted before."""
    entered: list[Entered] = []
    for row in sheet.rows("request"):
        annexes = row.get("annexes", [])
        known = _recorded(desk, sheet, annexes, row["drafted_by"]) if annexes else {}
        request = Request(
            id=row["key"],
            kind=row["kind"],
            subject=row["subject"],
            compartment=sheet.compartment,
            purpose=row["purpose"],
            facts=_object(row.get("facts", {})),
            annexes=tuple(known.get(key, key) for key in annexes),
        )
        act = DraftRequest(by=row["drafted_by"], compartment=sheet.compartment, request=request)
        entered.append(Entered(row["key"], one(desk, act)))
        entered += _answers(desk, sheet, row["key"])
        for field, step in (("reviewed_by", REVIEW), ("approved_by", APPROVE)):
            if field in row:
                outcome = _signed(desk, sheet, row["key"], step, row[field])
                entered.append(Entered(f"{row['key']} {step}", outcome))
        entered += _ended(desk, sheet, row)
    drafted = {row["key"] for row in sheet.rows("request")}
    before = dict.fromkeys(row["request"] for row in sheet.rows("answer"))
    for request in (each for each in before if each not in drafted):
        entered += _answers(desk, sheet, request)
    return entered


def _signed(desk: Desk, sheet: Sheet, request: str, step: str, by: str) -> str | Refused:
    """Have an officer read the request as it stands, and sign that."""
    order = {"by": by, "compartment": sheet.compartment, "request": request}
    checked: Checked | Refused = one(desk, CheckRequest(**order))
    if isinstance(checked, Refused):
        return checked
    return one(desk, SignRequest(**order, step=step, draft=checked.over(step)))


def _ended(desk: Desk, sheet: Sheet, row: Row) -> Iterator[Entered]:
    """Send the request, or have its drafter withdraw it, if the row says so."""
    order = {"compartment": sheet.compartment, "request": row["key"]}
    if "sent_by" in row:
        sent = SendRequest(by=row["sent_by"], **order, **_object(row.get("sent_to")))
        yield Entered(f"{row['key']} send", one(desk, sent))
    if "withdrawn_because" in row:
        reason = row["withdrawn_because"]
        withdrawn = WithdrawRequest(by=row["drafted_by"], **order, reason=reason)
        yield Entered(f"{row['key']} withdraw", one(desk, withdrawn))


def _answers(desk: Desk, sheet: Sheet, request: str) -> Iterator[Entered]:
    for row in sheet.rows("answer"):
        if row["request"] == request:
            given = ("request", "question", "answer", "reason", "by", "named", "paper")
            fields = {key: row[key] for key in given if key in row}
            act = AnswerQuestion(compartment=sheet.compartment, **fields)
            yield Entered(f"{request} {row['question']}", one(desk, act))


def _claim(sheet: Sheet, row: Row, known: Mapping[str, str]) -> RecordClaim:
    copied = row.get("copy_of")
    return RecordClaim(
        by=row["by"],
        compartment=sheet.compartment,
        about=row["about"],
        property=row["property"],
        value=_value(row, known),
        said_by=row["said_by"],
        source=Quoted(
            row.get("file") or row["exhibit"], row["quote"], row.get("part"), row.get("row")
        ),
        standing=Standing(row.get("standing", Standing.ALLEGED)),
        grade=row.get("grade"),
        exculpatory=bool(row.get("exculpatory", False)),
        copy_of=known.get(copied, copied) if copied else None,
        basis=row.get("basis"),
        **_period(row),
    )


def _value(row: Row, known: Mapping[str, str]) -> Json:
    """Return the value of a claim; where it speaks of another claim, by that one's id."""
    value = plain(row["value"])
    if isinstance(value, dict) and spoken_of(row["property"], value) is not None:
        value["claim"] = known.get(str(value.get("claim")), value.get("claim"))
    return value


def _period(row: Row) -> dict[str, Any]:
    """Return the validity of a claim; an end given as “at least since” or “at most until” is a soft one."""
    given: dict[str, Any] = {}
    soft = []
    for end, (hard, loose) in zip(("from", "to"), PERIOD_ENDS, strict=True):
        if loose in row:
            soft.append(end)
        if hard in row or loose in row:
            given[hard] = str(plain(row.get(hard, row.get(loose))))
    if soft:
        given["soft"] = Soft("_".join(soft).replace("from_to", "both"))
    return given


def _judgement(sheet: Sheet, row: Row, claims: Mapping[str, str]) -> JudgeIdentity:
    evidence = tuple(claims.get(key, key) for key in row["evidence"])
    given = Judgement(
        row["left"],
        row["right"],
        Answer(row["answer"]),
        row["reasons"],
        evidence,
        row["by"],
        review=row.get("review", False) is True,
    )
    return JudgeIdentity(by=row["by"], compartment=sheet.compartment, judgement=given)


def _object(value: object) -> dict[str, Any]:
    plained = plain(value)
    return dict(plained) if isinstance(plained, dict) else {}


def one(desk: Desk, act: Act[R]) -> R | Refused:
    """Return the result of an act, or that it was refused."""
    [outcome] = desk.perform_all([act])
    return outcome
