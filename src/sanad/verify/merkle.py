# SPDX-License-Identifier: Apache-2.0
"""Proofs of the Merkle tree: RFC 9162 sections 2.1.3.2 and 2.1.4.2.

Both functions return nothing when the proof holds, and raise `Fault` when it does not.
"""

import hashlib
from collections.abc import Sequence

from .fault import Fault


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Check that the leaf hash `leaf` stands at `index` in the tree of `size` leaves with `root`.

    Raises:
        Fault: it does not, or the proof is too short or too long (RFC 9162 section 2.1.3.2).
    """
    if not 0 <= index < size:
        raise Fault(f"entry {index} cannot be in a ledger of {size} entries")
    node, last, value = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise Fault("its proof is too long")
        if node % 2 == 1 or node == last:
            value = node_hash(sibling, value)
            while node % 2 == 0 and node != 0:
                node, last = node >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        node, last = node >> 1, last >> 1
    if last != 0:
        raise Fault("its proof is too short")
    if value != root:
        raise Fault("its proof does not lead to the root of the checkpoint")


def verify_consistency(
    old_size: int, old_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> None:
    """Check that the tree of `old_size` leaves is the beginning of the tree of `size` leaves.

    Raises:
        Fault: it is not, or the proof is malformed (RFC 9162 section 2.1.4.2).
    """
    if not 0 < old_size <= size:
        raise Fault(f"a ledger of {old_size} entries cannot begin one of {size}")
    if old_size == size:
        if proof or old_root != root:
            raise Fault("two ledgers of the same length differ")
        return
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    if not path:
        raise Fault("the consistency proof is empty")
    node, last = old_size - 1, size - 1
    while node % 2 == 1:
        node, last = node >> 1, last >> 1
    _climb(node, last, path, (old_root, root))


def _climb(node: int, last: int, path: Sequence[bytes], roots: tuple[bytes, bytes]) -> None:
    """Rebuild both roots from the path (RFC 9162 section 2.1.4.2, steps 5 to 7)."""
    old_value = value = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise Fault("the consistency proof is too long")
        if node % 2 == 1 or node == last:
            old_value, value = node_hash(sibling, old_value), node_hash(sibling, value)
            while node % 2 == 0 and node != 0:
                node, last = node >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        node, last = node >> 1, last >> 1
    if last != 0 or (old_value, value) != roots:
        raise Fault("the later ledger does not begin with the earlier one")
