# SPDX-License-Identifier: Apache-2.0
"""What the brief says of itself: frozen in the ledger, sentence for sentence, each resting on something."""

from collections.abc import Collection, Mapping

from .brief import PATH as BRIEF_PATH
from .brief import Block, Brief
from .entries import Entry
from .manifest import Manifest
from .report import Check, Code, broken, intact, not_established
from .shape import shorten


def check_brief(
    brief: Brief, manifest: Manifest | None, entries: Mapping[int, Entry]
) -> list[Check]:
    """Return whether the brief is the frozen one, and what of it is not of the documented form."""
    checks = [broken(Code.BRIEF, BRIEF_PATH, fault) for fault in brief.faults]
    if manifest is None:
        says = "without a good manifest nothing says which brief was frozen"
        return [*checks, not_established(Code.BRIEF, BRIEF_PATH, says)]
    if brief.sha256 != manifest.brief:
        says = f"its SHA-256 is {brief.sha256}, the manifest lists {manifest.brief}"
        checks.append(broken(Code.BRIEF, BRIEF_PATH, says))
    freezing = [entry for entry in entries.values() if entry.brief == brief.sha256]
    if not freezing:
        says = "no entry of the ledger that the package holds froze this brief"
        return [*checks, broken(Code.BRIEF, BRIEF_PATH, says)]
    proved = [entry for entry in freezing if entry.proved]
    if not proved:
        says = f"entry {freezing[0].seq} froze this brief, but is not proved to be in the ledger"
        return [*checks, not_established(Code.BRIEF, BRIEF_PATH, says)]
    says = f"frozen in the ledger as entry {proved[0].seq}"
    return [*checks, intact(Code.BRIEF, BRIEF_PATH, says)]


def check_sentences(brief: Brief, listed: Mapping[str, str]) -> list[Check]:
    """Return one check per sentence of the brief or of the manifest."""
    checks = [_sentence(sentence, listed.get(sentence.id)) for sentence in brief.sentences]
    there = [sentence.id for sentence in brief.sentences]
    gone = [name for name in listed if name not in set(there)]
    says = "the manifest lists this sentence; the brief does not hold it"
    checks += [broken(Code.SENTENCE, f"sentence {shorten(name)}", says) for name in gone]
    if sorted(there) == sorted(listed) and there != list(listed):
        says = "the sentences stand in another order than the manifest lists"
        checks.append(broken(Code.SENTENCE, BRIEF_PATH, says))
    return checks


def check_findings(brief: Brief) -> list[Check]:
    """Return one check per finding: that its digest is that of its contents."""
    return [
        intact(Code.FINDING, f"finding {shorten(finding.id)}", "its digest is that of its contents")
        if finding.found == finding.listed
        else broken(
            Code.FINDING,
            f"finding {shorten(finding.id)}",
            f"its contents have the SHA-256 {finding.found}, it names {finding.listed}",
        )
        for finding in brief.findings
    ]


def check_support(
    brief: Brief, manifest: Manifest | None, entries: Mapping[int, Entry]
) -> list[Check]:
    """Return one check per sentence, table and figure, and one per claim and finding.

    The first kind must rest on something the package holds; the second on the entry that recorded it.
    """
    held = {f"claim:{claim.id}" for claim in brief.claims}
    held |= {f"finding:{finding.id}" for finding in brief.findings}
    held |= {f"verdict:{verdict}" for verdict in brief.verdicts}
    held |= {f"exhibit:{exhibit.sha256}" for exhibit in brief.exhibits}
    if manifest is None:
        held |= {name for block in brief.blocks for name in block.rests_on if _is_entry(name)}
        return [_block(block, held) for block in brief.blocks]
    held |= {f"entry:{seq}" for seq in manifest.entries}
    recorded = [("claim", claim.id, claim.entry) for claim in brief.claims]
    recorded += [("finding", finding.id, finding.entry) for finding in brief.findings]
    return [
        *[_block(block, held) for block in brief.blocks],
        *[_recorded(kind, name, seq, manifest, entries) for kind, name, seq in recorded],
    ]


def _sentence(sentence: Block, listed: str | None) -> Check:
    if listed is None:
        says = "the brief holds this sentence; the manifest does not list it"
        return broken(Code.SENTENCE, sentence.label, says)
    if listed != sentence.sha256:
        says = (
            "this is not the sentence that the manifest lists: its text or its support was changed"
        )
        return broken(Code.SENTENCE, sentence.label, says)
    return intact(Code.SENTENCE, sentence.label, "as the manifest lists it")


def _block(block: Block, held: Collection[str]) -> Check:
    if not block.rests_on:
        return broken(Code.SUPPORT, block.label, "it rests on nothing")
    missing = [shorten(name) for name in block.rests_on if name not in held]
    if missing:
        says = f"it rests on something the package does not hold: {', '.join(missing)}"
        return broken(Code.SUPPORT, block.label, says)
    return intact(Code.SUPPORT, block.label, f"rests on {shorten(', '.join(block.rests_on))}")


def _recorded(
    kind: str, name: str, seq: int, manifest: Manifest, entries: Mapping[int, Entry]
) -> Check:
    """Return whether the entry that is said to have recorded a claim or finding is about it."""
    where = f"{kind} {shorten(name)}"
    if seq not in manifest.entries:
        says = f"it is said to be recorded by entry {seq}, which the package does not disclose"
        return broken(Code.SUPPORT, where, says)
    entry = entries.get(seq)
    if entry is None or entry.erased:
        says = f"what entry {seq} recorded cannot be read"
        return not_established(Code.SUPPORT, where, says)
    if f"{kind}:{name}" not in entry.about:
        return broken(
            Code.SUPPORT, where, f"entry {seq}, said to have recorded it, is not about it"
        )
    return intact(Code.SUPPORT, where, f"recorded by entry {seq}")


def _is_entry(name: str) -> bool:
    return name.startswith("entry:")
