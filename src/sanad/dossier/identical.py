# SPDX-License-Identifier: Apache-2.0
"""How much of two documents is the same to the byte, compared by digest: of two editions, or of two offices that made the same one.

Whether either is what it says is for the verifier.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from sanad.values.canonical import digest_of


@dataclass(frozen=True)
class Shared:
    """Of one kind of thing: how many both hold, the first alone, the second alone."""

    both: int
    first: int
    second: int


def sentences(one: dict[str, Any], other: dict[str, Any]) -> Shared:
    """Compare two briefs by the digests that a manifest lists: a sentence with another number is another one."""
    return _shared(_sentences(one), _sentences(other))


def exhibits(one: dict[str, Any], other: dict[str, Any]) -> Shared:
    """Compare what two briefs list of exhibits: same bytes, given alike."""
    return _shared(_exhibits(one), _exhibits(other))


def entries(one: dict[str, Any], other: dict[str, Any]) -> Shared:
    """Compare the ledger entries that two manifests list, by what each commits to."""
    first, second = ({each["commitment"] for each in manifest["entries"]} for manifest in (one, other))  # fmt: skip
    return _shared(first, second)


def _sentences(brief: dict[str, Any]) -> set[str]:
    return {
        digest_of(block["sentence"])
        for section in brief["sections"]
        for block in section["blocks"]
        if "sentence" in block
    }


def _exhibits(brief: dict[str, Any]) -> set[tuple[str, str]]:
    return {
        (each["sha256"], each["copy"]["sha256"] if "copy" in each else each["given"])
        for each in brief["exhibits"]
    }


def _shared(first: AbstractSet[object], second: AbstractSet[object]) -> Shared:
    return Shared(len(first & second), len(first - second), len(second - first))
