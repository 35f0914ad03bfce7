# SPDX-License-Identifier: Apache-2.0
"""What an officer's sentences in a document may say: the numbers and names of what they rest on. Freezing, pre-flight and the editor look here, and nowhere else."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sanad.analysis import finding
from sanad.analysis.finding import Finding
from sanad.analysis.stale import asked_with
from sanad.claims.claim import Claim
from sanad.claims.properties import named_in
from sanad.claims.subject import Subject
from sanad.desk.act import Work
from sanad.desk.documents import Draft
from sanad.dossier.backing import Backing, backing, unbacked
from sanad.dossier.form import load_form
from sanad.dossier.material import Material
from sanad.dossier.passages import Passage
from sanad.errors import PassageUnsupported, PassageUntranslated, SanadError, WordsUnbacked
from sanad.values.canonical import Json
from sanad.values.fold import fold

_TOLD = 80  # signs of a sentence that name it


def unsupported(draft: Draft) -> Iterator[SanadError]:
    """Yield each of an officer's sentences that cannot stand in the document, and each with a number or name that nothing it rests on says."""
    material = draft.material
    sections = headings(draft.work, str(draft.document["kind"]), material) if material.passages else ()  # fmt: skip
    for passage in material.passages:
        if (detail := stops(passage, material, sections)) is not None:
            named = passage.in_language(material.to.languages[0])[:_TOLD]
            yield PassageUnsupported(draft.at(where(passage)), sentence=named, detail=detail)
            continue
        by = backing_in(material, passage.rests_on)
        for code in material.to.languages:
            text = passage.in_language(code)
            if code not in passage.text:
                yield PassageUntranslated(draft.at(where(passage)), sentence=text[:_TOLD], language=code)  # fmt: skip
                continue
            if loose := [text[start:end] for start, end in unbacked(text, by)]:
                at = draft.at(where(passage))
                yield WordsUnbacked(at, sentence=text[:_TOLD], words=", ".join(loose))


def where(passage: Passage) -> str:
    """Return how errors name a passage: by the entry that wrote it."""
    return f"passage {passage.seq}"


def headings(work: Work, kind: str, material: Material) -> dict[str, str]:
    """Return the sections of the form of a document, id → heading, in the first of its languages."""
    form = load_form(kind, material.to.languages[0], work.tools.forms)
    return {section.id: section.heading for section in form.sections}


def stops(passage: Passage, material: Material, sections: Collection[str]) -> str | None:
    """Return why a passage cannot stand in a document of that material and those sections at all; None where nothing stops it."""
    if gone := [each for each in passage.rests_on if each not in material.supports]:
        return f"nothing may rest on {', '.join(gone)} here any more"
    if passage.section not in sections:
        return f"the form has no section {passage.section}"
    return None


def backing_in(material: Material, rests_on: Sequence[str]) -> Backing:
    """Return what a sentence of a document that rests on these may say."""
    claims = [each for each in material.relied_on if f"claim:{each.id}" in rests_on]
    findings = [each for each in material.findings if f"finding:{each.id}" in rests_on]
    return backing_of(material.subject, material.subjects, claims, findings)


def backing_of(
    subject: Subject,
    register: Mapping[str, Subject],
    claims: Iterable[Claim],
    findings: Iterable[Finding],
) -> Backing:
    """Return what a sentence about `subject` that rests on these may say; whom the document is about is backed in each. `register` has every entry by id."""
    texts = [subject.label, subject.id]
    for claim in claims:
        texts += [claim.id, *_of_claim(claim, register)]
    for each in findings:
        texts += [each.id, *_of_finding(each)]
    ours = (one.label for one in register.values() if one.compartment == subject.compartment)
    return backing(texts, ours)


def offered(draft: Draft, find: str) -> Iterator[tuple[str, str, str, str, bool]]:
    """Yield each claim and finding on which a sentence may rest and that has the words of `find`: its name, kind, what it says, who says so, whether the draft tells it."""
    words = fold(find).split()
    material = draft.material
    for claim in material.relied_on:
        about = material.subjects[claim.about].label if claim.about in material.subjects else ""
        says = "; ".join([*_leaves(claim.value)])
        if _has(words, claim.property, says, claim.said_by, about, claim.citation.quote):
            thing = f"claim:{claim.id}"
            yield thing, claim.property, says, claim.said_by, thing in draft.placed
    for each in material.findings:
        if _has(words, each.method, each.sentence):
            thing = f"finding:{each.id}"
            yield thing, each.method, each.sentence, "", thing in draft.placed


def _has(words: Sequence[str], *texts: str) -> bool:
    """Tell whether some texts have every word, or one that begins with it."""
    there = f" {fold(' '.join(texts).replace('_', ' '))}"
    return all(f" {word}" in there for word in words)


def newer(draft: Draft, passage: Passage) -> dict[str, str]:
    """Return, for each finding of a passage that was asked anew since, the answer that took its place."""
    connection, material = draft.work.connection, draft.material
    compartment = material.subject.compartment
    gone = [each for each in passage.rests_on if each not in material.supports]
    found: dict[str, str] = {}
    for name in (each.partition(":")[2] for each in gone if each.startswith("finding:")):
        was = finding.get(connection, compartment, name)
        for each in material.findings:
            if (each.method, asked_with(each)) == (was.method, asked_with(was)):
                found[f"finding:{name}"] = f"finding:{each.id}"
    return found


def _of_claim(claim: Claim, register: Mapping[str, Subject]) -> Iterator[str]:
    yield from (claim.said_by, claim.citation.quote, claim.valid_from or "", claim.valid_to or "")
    yield from _leaves(claim.value)
    for entry in (claim.about, *named_in(claim.property, claim.value)):
        if entry in register:
            yield register[entry].label


def _of_finding(finding: Finding) -> Iterator[str]:
    yield finding.sentence
    yield str(len(finding.rows))
    for row in (finding.columns, *finding.rows):
        yield " | ".join(row)


def _leaves(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (leaf for each in value.values() for leaf in _leaves(each))
    elif isinstance(value, list):
        yield from (leaf for each in value for leaf in _leaves(each))
    elif value is not None:
        yield str(value)
