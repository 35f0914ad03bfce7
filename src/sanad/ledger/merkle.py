# SPDX-License-Identifier: Apache-2.0
"""The Merkle tree of RFC 9162, computed from stored nodes.

A node is named by its level (0 for leaves) and its position on that level; only complete subtrees are stored, so a
node never changes once written. Whoever calls brings a function that fetches stored nodes.
"""

import hashlib
from collections.abc import Callable, Iterator

EMPTY = hashlib.sha256(b"").digest()
"""Root of the tree without leaves (RFC 9162 section 2.1.1)."""

Node = Callable[[int, int], bytes]
"""Fetches the hash of the complete subtree at (level, position)."""


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node (RFC 9162 section 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def completed(index: int, leaf: bytes, node: Node) -> Iterator[tuple[int, int, bytes]]:
    """Yield (level, position, hash) of every subtree that appending leaf `index` completes, itself first."""
    level, position, value = 0, index, leaf
    yield level, position, value
    while position % 2 == 1:
        value = node_hash(node(level, position - 1), value)
        level, position = level + 1, position // 2
        yield level, position, value


def root(size: int, node: Node) -> bytes:
    """Return the root of the first `size` leaves; O(log n) fetches."""
    return EMPTY if size == 0 else _subtree(0, size, node)


def inclusion_proof(index: int, size: int, node: Node) -> list[bytes]:
    """Return the proof that leaf `index` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1).

    Raises:
        ValueError: `index` is not below `size`; a fault of the caller.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    return _path(index, 0, size, node)


def root_of_proof(index: int, size: int, leaf: bytes, proof: list[bytes]) -> bytes | None:
    """Return the root to which an inclusion proof leads from a leaf hash (section 2.1.3.2); None where it cannot be one of a tree of that size.

    >>> one, two = leaf_hash(b"1"), leaf_hash(b"2")
    >>> root_of_proof(1, 2, two, [one]) == node_hash(one, two)
    True
    """
    place, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return None
        if place % 2 or place == last:
            found = node_hash(step, found)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return found if last == 0 else None


def consistency_proof(old: int, size: int, node: Node) -> list[bytes]:
    """Return the proof that the tree of `old` leaves begins the tree of `size` (RFC 9162 section 2.1.4.1).

    Raises:
        ValueError: not 0 < `old` <= `size`; a fault of the caller.
    """
    if not 0 < old <= size:
        raise ValueError(f"a tree of {old} cannot begin a tree of {size}")
    return _subproof(old, 0, size, node, whole=True)


def _split(size: int) -> int:
    """Return the largest power of two smaller than `size`, which is at least 2."""
    return 1 << ((size - 1).bit_length() - 1)


def _subtree(start: int, end: int, node: Node) -> bytes:
    size = end - start
    level = size.bit_length() - 1
    if size == 1 << level and start % size == 0:
        return node(level, start >> level)
    middle = start + _split(size)
    return node_hash(_subtree(start, middle, node), _subtree(middle, end, node))


def _path(index: int, start: int, end: int, node: Node) -> list[bytes]:
    if end - start == 1:
        return []
    middle = start + _split(end - start)
    if index < middle:
        return [*_path(index, start, middle, node), _subtree(middle, end, node)]
    return [*_path(index, middle, end, node), _subtree(start, middle, node)]


def _subproof(old: int, start: int, end: int, node: Node, *, whole: bool) -> list[bytes]:
    if start + old == end:
        return [] if whole else [_subtree(start, end, node)]
    middle = start + _split(end - start)
    if start + old <= middle:
        return [*_subproof(old, start, middle, node, whole=whole), _subtree(middle, end, node)]
    return [
        *_subproof(start + old - middle, middle, end, node, whole=False),
        _subtree(start, middle, node),
    ]
