# SPDX-License-Identifier: Apache-2.0
"""Where something shown comes from: of a claim the words and their place, of a finding its inputs, of a row the record, of an entry who did what when."""

import re
from dataclasses import dataclass, field

from sanad.analysis import finding, masking
from sanad.claims import store as register
from sanad.claims.claim import Claim
from sanad.claims.resolve import Evidence
from sanad.claims.stack import stacks
from sanad.desk.act import Work
from sanad.desk.blind import blind
from sanad.desk.history import Did, did
from sanad.desk.inputs import identifiers_of_subjects, record_file
from sanad.desk.looking import known_here, usable
from sanad.desk.looks import looks
from sanad.desk.masked import Value, shown
from sanad.desk.rows import page
from sanad.errors import BadValue, NotFound
from sanad.ledger import read
from sanad.values.citation import OcrLocator, TextLocator
from sanad.vault import quarantine
from sanad.vault import store as vault

_AROUND = 160
"""Code points that are shown on each side of a quotation."""
_NUMBER = re.compile("[0-9]{1,18}")
_ROW = re.compile(r"([0-9a-f]{8,64})#([1-9][0-9]{0,17})")


@dataclass(frozen=True)
class Behind:
    """An exhibit that something rests on; `set_aside` says why it may not be used, if it may not."""

    sha256: str
    name: str
    set_aside: str | None


@dataclass(frozen=True)
class Source:
    """Where `thing` comes from; what does not apply to its kind is empty.

    Attributes:
        exhibits: What it rests on, the exhibit cited first.
        entered: The entry that recorded it; `later` those of acts about it since.
        claim: The claim itself: its place, its grade, who said it, how it stands.
        label: Of the part in which the words stand, for example “page 3”.
        before, quote, after: The words with a little around them; none while the exhibit may not be used.
        rivals: How many other values sources give for the same property of the same entry.
        sentence, method: Of a finding.
        columns, masked: Of a row: as it may be shown, and which columns were left out.
        things: Of an entry: what it is about.
    """

    thing: str
    exhibits: tuple[Behind, ...] = ()
    entered: Did | None = None
    later: tuple[Did, ...] = ()
    claim: Claim | None = None
    label: str = ""
    before: str = ""
    quote: str = ""
    after: str = ""
    rivals: int = 0
    sentence: str = ""
    method: str = ""
    columns: dict[str, Value] = field(default_factory=dict)
    masked: tuple[str, ...] = ()
    things: tuple[str, ...] = ()


def of_claim(work: Work, compartment: str, name: str) -> Source:
    """Return the source of a claim.

    Raises:
        NotFound: there is none by that id.
    """
    claim = register.get(work.connection, name)
    chain = read.chain(work.connection, f"claim:{name}")
    acts = [did(each) for each in read.entries(work.connection, seqs=[claim.seq, *chain])]
    exhibits = _behind(work, compartment, sorted(claim.citation.exhibits, key=lambda each: each != claim.citation.exhibit))  # fmt: skip
    is_usable = all(each.set_aside is None for each in exhibits)
    label, before, after = _around(work, claim) if is_usable else ("", "", "")
    same = [each for each in register.about(work.connection, [claim.about]) if each.property == claim.property]  # fmt: skip
    values = next((stack.values for stack in stacks(same)), ())
    return Source(
        f"claim:{name}",
        exhibits,
        next((each for each in acts if each.seq == claim.seq), None),
        tuple(each for each in acts if each.seq > claim.seq and _changed(each)),
        claim,
        label,
        before,
        claim.citation.quote if is_usable else "",
        after,
        sum(value.value != claim.value for value in values),
    )


def _changed(entry: Did) -> bool:
    return entry.outcome == read.DONE and entry.act not in looks()


def _around(work: Work, claim: Claim) -> tuple[str, str, str]:
    """Return the part's label, and what stands before and after the quotation; of rows, bytes and recordings the quotation stands alone."""
    place = claim.citation.locator
    if not isinstance(place, TextLocator):
        return "", "", ""
    evidence = Evidence(work.tools.blobs.place, work.tools.records.folder)
    if isinstance(place, OcrLocator):
        text, label = evidence.recognised(claim.citation.exhibit, place.part).text, ""
    else:
        parts = evidence.layer(claim.citation.exhibit).get("parts", [])
        part = parts[place.part - 1] if place.part <= len(parts) else {"text": "", "label": ""}
        text, label = str(part["text"]), str(part["label"])
    begin = max(0, place.start - _AROUND)
    end = place.end + _AROUND
    return label or f"page {place.part}", text[begin : place.start], text[place.end : end]


def of_finding(work: Work, compartment: str, name: str) -> Source:
    """Return the source of a finding: what it was computed on.

    Raises:
        NotFound: the compartment has none of that id.
    """
    found = finding.get(work.connection, compartment, name)
    [entered] = read.entries(work.connection, seqs=[found.seq])
    return Source(
        f"finding:{name}",
        _behind(work, compartment, found.inputs),
        did(entered),
        sentence=found.sentence,
        method=f"{found.method} {found.version}",
    )


def of_row(work: Work, compartment: str, ref: str) -> Source:
    """Return a record as it may be shown, third parties by the pseudonyms that they have; whoever has none is left out.

    Raises:
        BadValue: it is no citation of a row.
        NotFound: the compartment has no such row.
        Quarantined: the exhibit may not be used.
    """
    parts = _ROW.fullmatch(ref)
    if parts is None:
        detail = "it is 8 to 64 hexadecimal digits of an exhibit, #, and the number of a record"
        raise BadValue("source", value=ref, type="citation of a row", detail=detail)
    begins, number = parts[1], int(parts[2])
    every = vault.exhibits(work.connection, sorted(vault.digests(work.connection, begins)))
    named = [each.sha256 for each in every if compartment in each.compartments]
    if len(named) != 1:
        raise NotFound("source", kind="single exhibit that begins with", name=begins)
    exhibit = usable(work, named[0], compartment)
    file = record_file(work, exhibit)
    rows = page(file.file, number - 1, 1, exhibit.name)[0] if file else []
    if not rows or rows[0]["row"] != number:
        raise NotFound(exhibit.name, kind="row", name=ref)
    known = masking.known(work.connection, compartment, [str(value) for value in rows[0].values() if isinstance(value, str)])  # fmt: skip
    ours = identifiers_of_subjects(work.connection, compartment)
    columns, masked = shown(rows[0], ours, known.get)
    behind = (Behind(exhibit.sha256, exhibit.name, None),)
    return Source(f"row:{exhibit.sha256}#{number}", behind, columns=columns, masked=masked)


def of_entry(work: Work, compartment: str, name: str, by: str) -> Source:
    """Return who did what when, as officer `by` may read it.

    Raises:
        NotFound: there is no such entry of the compartment.
    """
    is_number = _NUMBER.fullmatch(name)
    found = read.entry(work.connection, int(name)) if is_number else None
    if found is None or found.body is None or found.body["compartment"] != compartment:
        raise NotFound("ledger", kind="entry", name=name)
    things = read.things(work.connection, [found.seq])[found.seq]
    [told] = blind(work, [found], by)
    return Source(f"entry:{found.seq}", entered=did(told), things=tuple(things))


def _behind(work: Work, compartment: str, digests: tuple[str, ...] | list[str]) -> tuple[Behind, ...]:  # fmt: skip
    known = {each.sha256: each for each in vault.exhibits(work.connection, list(digests))}
    aside = work.told(quarantine.reasons)
    return tuple(
        Behind(sha256, known_here(known[sha256], compartment).name, aside.get(sha256))
        for sha256 in digests
        if sha256 in known and compartment in known[sha256].compartments
    )
