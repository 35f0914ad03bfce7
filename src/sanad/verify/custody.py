# SPDX-License-Identifier: Apache-2.0
"""Custody: the entries about one thing as an unbroken chain, from the last one disclosed to the first.

Each entry names the one before about the same thing, so one left out in the middle shows as a link that leads
nowhere. One left out at the end shows for exhibits, whose custody the frozen brief lists.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .brief import Exhibit
from .entries import Entry
from .fault import Fault
from .report import Check, Code, broken, intact, not_established
from .shape import shorten


def check_custody(
    heads: Mapping[str, str], entries: Mapping[int, Entry], exhibits: Sequence[Exhibit]
) -> list[Check]:
    """Return one check per thing of the manifest's custody list and per exhibit missing from it."""
    listed = {f"exhibit:{exhibit.sha256}": exhibit for exhibit in exhibits}
    by_commitment = {entry.commitment: entry for entry in entries.values()}
    about: dict[str, list[int]] = {}
    for entry in entries.values():
        for thing in entry.about:
            about.setdefault(thing, []).append(entry.seq)
    ledger = _Ledger(by_commitment, about)
    checks = [_check_thing(thing, head, ledger, listed.get(thing)) for thing, head in heads.items()]
    missing = [exhibit for thing, exhibit in listed.items() if thing not in heads]
    checks += [
        broken(Code.CUSTODY, exhibit.label, "the manifest gives no custody for this exhibit")
        for exhibit in missing
    ]
    return checks


@dataclass(frozen=True)
class _Ledger:
    """The disclosed entries by commitment, and their numbers by what they are about."""

    by_commitment: Mapping[str, Entry]
    about: Mapping[str, list[int]]


def _check_thing(thing: str, head: str, ledger: _Ledger, exhibit: Exhibit | None) -> Check:
    where = exhibit.label if exhibit is not None else shorten(thing)
    try:
        chain, complete = _chain(thing, head, ledger.by_commitment)
        _check_outsiders(chain, ledger.about.get(thing, []), complete=complete)
        if exhibit is not None:
            _compare(chain, exhibit, complete=complete)
    except Fault as fault:
        return broken(Code.CUSTODY, where, fault)
    if not complete:
        says = f"entry {chain[0]} is erased; what came before it about this cannot be followed"
        return not_established(Code.CUSTODY, where, says)
    return intact(Code.CUSTODY, where, f"unbroken from its first entry: {_numbers(chain)}")


def _chain(thing: str, head: str, entries: Mapping[str, Entry]) -> tuple[list[int], bool]:
    """Return the entries about `thing`, oldest first, and whether the first of all was reached."""
    chain: list[int] = []
    link = head
    while link:
        entry = entries.get(link)
        if entry is None:
            after = f"entry {chain[-1]} follows on" if chain else "the custody list ends with"
            raise Fault(
                f"{after} an entry ({link[:16]}…) that the package does not hold, or holds damaged"
            )
        if chain and entry.seq >= chain[-1]:
            raise Fault(f"entry {chain[-1]} follows on entry {entry.seq}, which is not older")
        chain.append(entry.seq)
        if entry.erased:
            return chain[::-1], False
        if thing not in entry.about:
            raise Fault(f"entry {entry.seq} in its chain is not about it")
        link = entry.about[thing]
    if not chain:
        raise Fault("its custody is empty")
    return chain[::-1], True


def _check_outsiders(chain: Sequence[int], about: Sequence[int], *, complete: bool) -> None:
    """Refuse entries about the thing that should be in its chain and are not."""
    lost = sorted(set(about) - set(chain))
    if not complete:
        lost = [seq for seq in lost if seq > chain[0]]
    if lost:
        raise Fault(f"disclosed about it but not in its chain: {_numbers(lost)}")


def _compare(chain: list[int], exhibit: Exhibit, *, complete: bool) -> None:
    """Check the chain against the custody that the brief lists; only its end when one is erased."""
    expected = list(exhibit.entries) if complete else list(exhibit.entries[-len(chain) :])
    if expected != chain:
        raise Fault(
            f"the brief lists its custody as {_numbers(exhibit.entries)}, "
            f"the ledger gives {_numbers(chain)}"
        )


def _numbers(seqs: Sequence[int]) -> str:
    if not seqs:
        return "no entries"
    word = "entry" if len(seqs) == 1 else "entries"
    return f"{word} {', '.join(map(str, seqs))}"
