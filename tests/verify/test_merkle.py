# SPDX-License-Identifier: Apache-2.0
"""Proofs made by a naive reading of RFC 9162 for every size up to 40, and damaged in every way."""

import hashlib

import pytest
from make_package import tree_consistency, tree_path, tree_root

from sanad.verify import merkle
from sanad.verify.fault import Fault

LEAVES = [hashlib.sha256(b"%d" % n).digest() for n in range(40)]
SIZES = range(1, len(LEAVES) + 1)


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_is_proved_and_nothing_else_is(size):
    leaves = LEAVES[:size]
    root = tree_root(leaves)
    for index, leaf in enumerate(leaves):
        hashed, proof = merkle.leaf_hash(leaf), tree_path(index, leaves)
        merkle.verify_inclusion(hashed, index, size, proof, root)
        other = merkle.leaf_hash(b"other")
        wrong = [(other, index, size, proof, root), (hashed, index, size, [*proof, root], root)]
        wrong += [(hashed, place, size, proof, root) for place in range(size) if place != index]
        wrong += [
            (hashed, index, size, proof[:n] + proof[n + 1 :], root) for n in range(len(proof))
        ]
        wrong += [(hashed, size, size, proof, root), (hashed, index, size, proof, other)]
        for arguments in wrong:
            with pytest.raises(Fault):
                merkle.verify_inclusion(*arguments)


@pytest.mark.parametrize("size", SIZES)
def test_every_beginning_is_consistent_and_nothing_else_is(size):
    leaves = LEAVES[:size]
    root = tree_root(leaves)
    for old in range(1, size + 1):
        old_root, proof = tree_root(leaves[:old]), tree_consistency(old, leaves)
        merkle.verify_consistency(old, old_root, size, root, proof)
        other = hashlib.sha256(b"other").digest()
        wrong = [(old, other, size, root, proof), (old, old_root, size, other, proof)]
        wrong += [(old, old_root, size, root, [*proof, other])]
        wrong += [
            (old, old_root, size, root, proof[:n] + proof[n + 1 :]) for n in range(len(proof))
        ]
        for arguments in wrong:
            with pytest.raises(Fault):
                merkle.verify_consistency(*arguments)


def test_an_empty_ledger_begins_nothing():
    for old, size in ((0, 1), (2, 1)):
        with pytest.raises(Fault):
            merkle.verify_consistency(old, LEAVES[0], size, LEAVES[0], [])


def test_the_hashes_of_the_certificate_transparency_test_tree():
    """Leaves and roots of the reference tree in the Certificate Transparency sources (merkletree tests)."""
    leaves = [bytes.fromhex(h) for h in ("", "00", "10", "2021", "3031", "40414243")]
    leaves += [bytes.fromhex("5051525354555657"), bytes.fromhex("606162636465666768696a6b6c6d6e6f")]
    empty_leaf = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    eight = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    assert merkle.leaf_hash(b"").hex() == empty_leaf
    root = bytes.fromhex(eight)
    for index, leaf in enumerate(leaves):
        proof = tree_path(index, leaves)
        merkle.verify_inclusion(merkle.leaf_hash(leaf), index, 8, proof, root)
