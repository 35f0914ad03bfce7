# SPDX-License-Identifier: Apache-2.0
"""Make a redacted copy in a cell, and stage its files for the vault; find what a document quotes of words that a copy no longer shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet as pq

from sanad.claims import store as register
from sanad.claims.resolve import OCR as RECOGNISED
from sanad.claims.resolve import Evidence, shown_of
from sanad.desk.act import Work
from sanad.desk.documents import Draft
from sanad.desk.inputs import identifiers_of_subjects
from sanad.dossier.material import Material
from sanad.dossier.redaction.asked import number_end, number_ends
from sanad.dossier.redaction.cell import (
    COPY,
    LAYER,
    OCR,
    Made,
    carry_out,
    order_for,
    understood,
    vetted,
)
from sanad.errors import CitationBroken, NotConfirmed, QuoteRedacted, ReaderStopped, SanadError
from sanad.sandbox import Limits
from sanad.storage.blobs import Staged
from sanad.storage.records import CONTENT
from sanad.values.citation import BytesLocator, Citation, RowLocator
from sanad.vault.exhibit import Exhibit

_SECONDS, _S_PER_MIB = 600, 20
"""A page of a scan is drawn, covered and looked at again: a second, of a hundred kilobytes at the least."""


@dataclass(frozen=True)
class Redaction:
    """What was made of an exhibit, waiting to be sealed: the account, the copy, and its layers by kind."""

    exhibit: str
    made: Made
    copy: Staged
    layers: dict[str, Staged]
    third_parties: int
    asked: tuple[dict[str, Any], ...]


def redacted(
    work: Work, exhibit: Exhibit, compartment: str, asked: tuple[dict[str, Any], ...]
) -> Redaction:
    """Return the copy of an exhibit without what is asked to go.

    Raises:
        NotRedacted: it cannot be taken out for certain.
        BadValue: what is asked is not there.
        EvidenceFault: the exhibit cannot be opened.
        ReaderStopped: it passed a limit.
    """
    tools = work.tools
    room = tools.records.fresh()
    into = room / "into"
    into.mkdir()
    steps = {
        LAYER: tools.records.folder(exhibit.sha256),
        OCR: tools.records.folder(exhibit.sha256, RECOGNISED),
    }
    layers = {
        kind: folder / "layer.json"
        for kind, folder in steps.items()
        if (folder / "layer.json").exists()
    }
    try:
        with tools.blobs.reading(exhibit.sha256, exhibit.name) as sealed:
            answer = tools.sandbox.run(
                carry_out,
                order_for(sealed, exhibit.media_type, layers, asked, into),
                reads=(sealed, *layers.values()),
                writes=room,
                limits=Limits(seconds=_SECONDS + _S_PER_MIB * (exhibit.size >> 20)),
                where=exhibit.name,
            )
        made = understood(answer.raw, exhibit.name)
        if isinstance(made, SanadError):
            raise made
        if not tools.records.is_plain(into):
            raise ReaderStopped(exhibit.name, detail="it left files that no redaction leaves")
        vetted(into, made, exhibit.name)
        stage = tools.blobs.stage_own
        staged = {kind: stage(into / f"{kind}.json") for kind in made.layers}
        left = _third_parties(work, exhibit, compartment, into / COPY)
        return Redaction(exhibit.sha256, made, stage(into / COPY), staged, left, asked)
    finally:
        tools.records.drop(room)


def _third_parties(work: Work, exhibit: Exhibit, compartment: str, copy: Path) -> int:
    """Return how many numbers of nobody on the register stand in a copy of call records, in whatever spelling; none of other exhibits."""
    if (exhibit.receipt or {}).get("kind") != "calls":
        return 0
    file = work.tools.records.folder(exhibit.sha256) / "calls.parquet"
    own = identifiers_of_subjects(work.connection, compartment)
    others = set(pq.read_table(file, columns=["other"])["other"].unique().to_pylist()) - own
    ends = {end for other in others if other and (end := number_end(other))}
    said = copy.read_text(encoding="utf-8-sig")
    return len(number_ends(said) & ends)


def no_longer_shown(draft: Draft) -> Iterator[SanadError]:
    """Yield each claim of a document whose quoted words are not in the copy that the addressee gets."""
    work, material = draft.work, draft.material
    copied = material.copies.keys()
    quoting = [
        claim
        for claim in material.relied_on
        if f"claim:{claim.id}" in draft.placed and not copied.isdisjoint(claim.citation.exhibits)
    ]
    if not quoting:
        return
    with TemporaryDirectory() as folder:
        evidence = _as_given(work, material, Path(folder))
        for claim in quoting:
            if not _shows(evidence, claim.citation):
                exhibit = next(each for each in claim.citation.exhibits if each in copied)
                yield QuoteRedacted(
                    draft.at(draft.placed[f"claim:{claim.id}"]),
                    quote=claim.citation.quote,
                    claim=claim.id,
                    exhibit=material.exhibits[exhibit].name,
                    recipient=material.to.recipient,
                )


def _as_given(work: Work, material: Material, folder: Path) -> Evidence:
    """Return the evidence as the addressee has it: copies and their layers in the place of exhibits."""
    blobs, records = work.tools.blobs, work.tools.records
    for sha256, copy in material.copies.items():
        for kind, digest in copy.layers.items():
            place = folder / sha256 / (CONTENT if kind == LAYER else RECOGNISED)
            place.mkdir(parents=True)
            (place / "layer.json").symlink_to(blobs.path(digest))

    def sealed(sha256: str) -> Path:
        return blobs.path(material.copies[sha256].sha256 if sha256 in material.copies else sha256)

    def made_of(sha256: str, step: str = CONTENT) -> Path:
        copied = sha256 in material.copies
        return folder / sha256 / step if copied else records.folder(sha256, step)

    return Evidence(sealed, made_of, partial(register.confirmed, work.connection))


def _shows(evidence: Evidence, citation: Citation) -> bool:
    """Tell whether quoted words can be seen; digests of rows and bytes are of the original and are not asked."""
    try:
        match citation.locator:
            case RowLocator(row=row, column=column):
                fields = evidence.row(citation.exhibit, row)
                return citation.quote in shown_of(fields, column, citation.exhibit)
            case BytesLocator():
                raw = evidence.sealed(citation.exhibit).read_bytes()
                return citation.quote in raw.decode("utf-8", "replace")
            case _:
                evidence.check(citation)
                return True
    except (CitationBroken, NotConfirmed):
        return False
