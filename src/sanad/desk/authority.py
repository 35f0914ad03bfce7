# SPDX-License-Identifier: Apache-2.0
"""What the rules may ask about an exhibit and the paper under which it was obtained (docs/formats/rule.md lists the tree).

Only what is on record is said. What the exhibit's own delivery does not tell is taken from the exhibit it transcribes,
translates or was found in; what nobody tells is None, and the rule asks.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sanad.casework import admissibility
from sanad.casework.admissibility import TYPE, Answer
from sanad.desk.act import Work
from sanad.desk.law import hold
from sanad.errors import InstrumentOutOfForce, NotFound
from sanad.ledger import read
from sanad.mandates import instrument
from sanad.mandates.instrument import Instrument
from sanad.readers.whose import MORE
from sanad.rules import Sort, evaluate_all
from sanad.values.canonical import Json
from sanad.vault import store
from sanad.vault.evidence import evidence_of
from sanad.vault.exhibit import Exhibit

_OF_SOMEBODY = frozenset({"calls", "payments", "subscribers", "statements"})
"""Kinds of records that are somebody's, and of some time: where a paper limits either, what they do not tell is not known."""
READING = "read_exhibit"
"""The act about which rules on evidence are made."""
Account = Mapping[str, Json]
"""What a reader accounts for, as `sanad.readers.rows.Receipt.as_json` gives it."""


@dataclass(frozen=True)
class Known:
    """What is on record around some exhibits: papers by id, answers by exhibit, and every exhibit above them by digest."""

    papers: Mapping[str, Instrument]
    answers: Mapping[str, Mapping[str, Answer]]
    above: Mapping[str, Exhibit]

    def paper(self, exhibit: Exhibit) -> Instrument | None:
        """Return as `paper` does."""
        return self.papers.get(exhibit.provenance.instrument or "")


def known(work: Work, exhibits: Collection[Exhibit]) -> Known:
    """Return what is on record around `exhibits`; costs as many queries as files lie in one another, however many they are."""
    told = admissibility.history(work.connection, [one.sha256 for one in exhibits])
    newest = {
        sha256: {item: answers[-1] for item, answers in every.items()}
        for sha256, every in told.items()
    }
    above = {one.sha256: one for one in exhibits}
    while missing := {one.provenance.parent for one in above.values()} - above.keys() - {None}:
        found = store.exhibits(work.connection, sorted(filter(None, missing)))
        if len(found) < len(missing):
            raise NotFound("vault", kind="exhibit", name=min(filter(None, missing)))
        above |= {one.sha256: one for one in found}
    named = {one.provenance.instrument for one in exhibits}
    papers = instrument.of_ids(work.connection, sorted(filter(None, named)))
    return Known(papers, newest, above)


def facts(
    work: Work, exhibit: Exhibit, account: Account, around: Known | None = None
) -> dict[str, Json]:
    """Return `exhibit`, `paper` and `answers` of an exhibit that was read with that account; `around` is what `known` gave of it with others."""
    around = around or known(work, [exhibit])
    found = around.paper(exhibit)
    answers = around.answers.get(exhibit.sha256, {})
    line = list(_line(around, exhibit))
    numbers, first, last = _whose(line, account)
    outside = None if found is None else found.covers_data(numbers, first, last)
    told = account.get("facts")
    whole = not (isinstance(told, Mapping) and told.get(MORE))
    limited = account["kind"] in _OF_SOMEBODY and found is not None
    tells = not limited or (whole and found is not None and found.can_tell(numbers, first, last))
    came = exhibit.provenance
    return {
        "exhibit": {
            "kind": account["kind"],
            "reader": account["reader"],
            "evidence": sort(exhibit, account, found, answers).evidence,
            "relation": came.relation,
            "under_paper": came.instrument is not None,
            "instrument": came.instrument,
            "instrument_kind": found.kind if found else None,
            "covered": None if found is None or not tells else outside is None,
            "outside": outside,
            "altered": exhibit.differs_from_list and exhibit.quarantine is not None,
            "numbers": list(numbers) or None,
            "first": first.isoformat() if first else None,
            "last": last.isoformat() if last else None,
            "as_listed": _as_listed(line),
            "capture": came.capture,
        },
        "paper": found.for_rules() if found else None,
        "answers": {item: answer.as_json() for item, answer in answers.items()},
    }


def require_usable(work: Work, exhibit: Exhibit) -> None:
    """Ask the law of reading about an exhibit as it stands; one that was not read yet is asked about when it is.

    Raises:
        InstrumentOutOfForce: it was handed over on a day on which its paper was not in force.
        RefusedByLaw: a rule refuses that it be read.
        UndecidedByLaw: somebody must be asked.
    """
    if exhibit.receipt is None:
        return
    require_in_force(work, exhibit)
    told = facts(work, exhibit, exhibit.receipt)
    hold(exhibit.name, evaluate_all(work.tools.rulebook, READING, told, work.today))


def require_in_force(work: Work, exhibit: Exhibit) -> None:
    """Refuse what was handed over on a day on which its paper was not in force.

    Raises:
        InstrumentOutOfForce: it was so.
    """
    came = exhibit.provenance
    if came.instrument is None:
        return
    found = instrument.get(work.connection, came.instrument)
    received = came.received_at or read.entry(work.connection, exhibit.delivery.seq).at
    day = date.fromisoformat(received[:10])
    if not found.in_force_on(day):
        raise InstrumentOutOfForce(
            exhibit.name,
            instrument=found.number,
            on=day,
            start=found.issued_on,
            end=found.in_force_until or "recalled",
        )


def paper(work: Work, exhibit: Exhibit) -> Instrument | None:
    """Return the instrument under which an exhibit was obtained, None when its delivery names none on record."""
    name = exhibit.provenance.instrument
    return None if name is None else instrument.find(work.connection, name)


def sort(
    exhibit: Exhibit,
    account: Account | None,
    found: Instrument | None,
    answers: Mapping[str, Answer],
) -> Sort:
    """Return what sort of evidence an exhibit is, as far as that is known."""
    kind = str(account["kind"]) if account else None
    said = answers.get(TYPE)
    evidence = evidence_of(exhibit, kind, said.answer if said else None)
    return Sort(
        evidence=evidence.type if evidence else None,
        kind=kind,
        media_type=exhibit.media_type,
        relation=exhibit.provenance.relation,
        instrument=found.kind if found else None,
    )


def _line(around: Known, exhibit: Exhibit) -> Iterator[Exhibit]:
    """Yield the exhibit, what it is about or was found in, and so on; a ring ends where it began."""
    seen: set[str] = set()
    at: str | None = exhibit.sha256
    while at is not None and at not in seen:
        seen.add(at)
        one = exhibit if at == exhibit.sha256 else around.above[at]
        yield one
        at = one.provenance.parent


def _whose(
    line: list[Exhibit], account: Account
) -> tuple[tuple[str, ...], date | None, date | None]:
    """Return whose records these are, from when and to when: as read, else as the nearest delivery says."""
    told = [
        {"numbers": account["numbers"], "from": account["first"], "to": account["last"]},
        *(one.provenance.coverage for one in line),
    ]
    numbers = next((one["numbers"] for one in told if one.get("numbers")), [])
    first, last = (next((one[key] for one in told if one.get(key)), None) for key in ("from", "to"))
    whose = tuple(str(each) for each in numbers) if isinstance(numbers, list) else ()
    return whose, _day(first), _day(last)


def _day(value: Json) -> date | None:
    return None if value is None else date.fromisoformat(str(value))


def _as_listed(line: list[Exhibit]) -> bool | None:
    """Tell whether the bytes are those whose digest was written down when they were made; None when none was."""
    listed = [one for one in line if any(each.provenance.listed_sha256 for each in one.deliveries)]
    if any(one.differs_from_list for one in line):
        return False
    return True if listed else None
