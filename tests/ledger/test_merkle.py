# SPDX-License-Identifier: Apache-2.0
"""The tree against the definitions of RFC 9162, computed here the slow way."""

import hashlib

import pytest

from sanad.ledger import merkle

SIZES = range(1, 70)


def slow_root(leaves):
    """RFC 9162 section 2.1.1, word by word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    pair = slow_root(leaves[:k]) + slow_root(leaves[k:])
    return hashlib.sha256(b"\x01" + pair).digest()


def grow(size):
    leaves = [bytes([i]) * 32 for i in range(size)]
    nodes = {}
    for index, data in enumerate(leaves):
        for level, position, value in merkle.completed(
            index, merkle.leaf_hash(data), lambda *at: nodes[at]
        ):
            nodes[level, position] = value
    return leaves, lambda *at: nodes[at]


def root_from_inclusion(index, size, leaf, proof):
    """RFC 9162 section 2.1.3.2."""
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if fn & 1 or fn == sn:
            r = hashlib.sha256(b"\x01" + p + r).digest()
            if not fn & 1:
                while fn and not fn & 1:
                    fn, sn = fn >> 1, sn >> 1
        else:
            r = hashlib.sha256(b"\x01" + r + p).digest()
        fn, sn = fn >> 1, sn >> 1
    return r if sn == 0 else None


def roots_from_consistency(first, second, old_root, proof):
    """RFC 9162 section 2.1.4.2."""
    path = [old_root, *proof] if first & (first - 1) == 0 else list(proof)
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if fn & 1 or fn == sn:
            fr = hashlib.sha256(b"\x01" + c + fr).digest()
            sr = hashlib.sha256(b"\x01" + c + sr).digest()
            if not fn & 1:
                while fn and not fn & 1:
                    fn, sn = fn >> 1, sn >> 1
        else:
            sr = hashlib.sha256(b"\x01" + sr + c).digest()
        fn, sn = fn >> 1, sn >> 1
    return fr, sr


@pytest.mark.parametrize("size", SIZES)
def test_the_root_is_that_of_the_rfc(size):
    leaves, node = grow(size)
    assert merkle.root(size, node) == slow_root(leaves)


def test_the_tree_without_leaves_hashes_the_empty_string():
    # echo -n | sha256sum
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle.root(0, lambda *at: None).hex() == empty


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_proves_its_place(size):
    leaves, node = grow(size)
    for index, data in enumerate(leaves):
        proof = merkle.inclusion_proof(index, size, node)
        found = root_from_inclusion(index, size, merkle.leaf_hash(data), proof)
        assert found == slow_root(leaves)


@pytest.mark.parametrize("size", SIZES)
def test_every_earlier_tree_proves_that_it_begins_the_later(size):
    leaves, node = grow(size)
    for old in range(1, size):
        proof = merkle.consistency_proof(old, size, node)
        roots = roots_from_consistency(old, size, slow_root(leaves[:old]), proof)
        assert roots == (slow_root(leaves[:old]), slow_root(leaves))


def test_a_tree_that_begins_itself_needs_no_proof():
    _, node = grow(7)
    assert merkle.consistency_proof(7, 7, node) == []


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_a_leaf_outside_the_tree_has_no_proof(index, size):
    with pytest.raises(ValueError, match="not in a tree"):
        merkle.inclusion_proof(index, size, lambda *at: b"")


@pytest.mark.parametrize(("old", "size"), [(0, 3), (4, 3)])
def test_a_later_tree_does_not_begin_an_earlier_one(old, size):
    with pytest.raises(ValueError, match="cannot begin"):
        merkle.consistency_proof(old, size, lambda *at: b"")
