# SPDX-License-Identifier: Apache-2.0
"""One entry of the ledger as it is kept, with the proof that it stands in the signed tree, and what following that proof comes to."""

import base64
from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.blind import blind
from sanad.desk.compartments import OFFICE
from sanad.desk.entries import Shown, shown
from sanad.desk.question import Question
from sanad.errors import NotFound
from sanad.ledger import checkpoint, merkle, read
from sanad.ledger.checkpoint import Checkpoint
from sanad.ledger.commitment import commitment
from sanad.ledger.read import Entry
from sanad.values.verdict import Integrity

_ROOT = 2  # line of a checkpoint that holds the root


@dataclass(frozen=True)
class OpenedEntry:
    """The entry, its salt in hexadecimal (None once erased, and where an answer is kept back), and `checkpoint`, the first signed head over it with its proof of inclusion (RFC 9162 section 2.1.3); None before one was made.

    `checks` holds what was checked, one of `body`, `proof` and `signature`, with what it came to.
    """

    entry: Shown
    salt: str | None
    checkpoint: Checkpoint | None
    proof: tuple[str, ...]
    checks: dict[str, Integrity]


@dataclass(frozen=True, kw_only=True)
class OpenEntry(Question[OpenedEntry]):
    """An order to open an entry of the compartment by its number; in the office's own compartment any."""

    name: ClassVar[str] = "open_entry"

    entry: int

    def do(self, work: Work) -> Done[OpenedEntry]:
        """Read it, and follow its proof.

        Raises:
            NotFound: the compartment has no such entry; one whose body was erased is the office's alone.
        """
        found = read.entry(work.connection, self.entry)
        if self.compartment not in (OFFICE, (found.body or {}).get("compartment")):
            raise NotFound("ledger", kind="entry", name=self.entry)
        head = checkpoint.first_after(work.connection, found.seq)
        proof = read.inclusion_proofs(work.connection, [found.seq], head.size)[found.seq] if head else []  # fmt: skip
        [entry] = shown(work, [found], self.by, self.compartment)
        [told] = blind(work, [found], self.by)
        opened = OpenedEntry(entry, told.salt, head, tuple(proof), _checks(work, found, head, proof))  # fmt: skip
        return Done(opened, (), {"entry": found.seq})


def _checks(
    work: Work, entry: Entry, head: Checkpoint | None, proof: list[str]
) -> dict[str, Integrity]:
    unknown = Integrity.NOT_ESTABLISHED
    body = unknown
    if entry.body is not None:
        body = _came(commitment(bytes.fromhex(entry.salt or ""), entry.body).hex() == entry.commitment)  # fmt: skip
    if head is None:
        return {"body": body, "proof": unknown, "signature": unknown}
    leaf = merkle.leaf_hash(bytes.fromhex(entry.commitment))
    steps = [bytes.fromhex(each) for each in proof]
    text = head.note.partition("\n\n")[0] + "\n"
    root = base64.b64decode(text.splitlines()[_ROOT])
    return {
        "body": body,
        "proof": _came(merkle.root_of_proof(entry.seq, head.size, leaf, steps) == root),
        "signature": _came(
            work.tools.signer.sign(text) == head.note
        ),  # Ed25519: one signature for one text
    }


def _came(same: bool) -> Integrity:  # noqa: FBT001  # what a comparison came to
    return Integrity.INTACT if same else Integrity.BROKEN
