# SPDX-License-Identifier: Apache-2.0
"""What stands in the way of a document by what it is about, so that whoever prepares it sees what was looked at, also where nothing was found."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sanad.errors import (
    BadForm,
    CitationBroken,
    ContraryLeftOut,
    FindingStale,
    GlyphMissing,
    NotCleared,
    NotConfirmed,
    PassageUnsupported,
    PassageUntranslated,
    ProtectedNameShown,
    Quarantined,
    QuoteRedacted,
    SanadError,
    SealBroken,
    ThirdPartyShown,
    UncitedSentence,
    WordsUnbacked,
)

IDENTITY, LAW, OTHER = "identity", "law", "other"
_IDENTITY_RULE = "ACT-brief-identity"
_OF: Mapping[str, tuple[type[SanadError], ...]] = MappingProxyType(
    {
        "sentences": (UncitedSentence, WordsUnbacked, PassageUnsupported),
        "sources": (CitationBroken, NotConfirmed, QuoteRedacted, SealBroken, Quarantined, FindingStale),
        "contested": (ContraryLeftOut,),
        IDENTITY: (),
        "shown": (ProtectedNameShown, ThirdPartyShown, NotCleared),
        "languages": (PassageUntranslated, BadForm),
        "pages": (GlyphMissing,),
        LAW: (),
        OTHER: (),
    }
)  # fmt: skip


def grouped(obstacles: Iterable[SanadError]) -> dict[str, list[SanadError]]:
    """Return the obstacles by group, in the order in which they are shown; each group is there, empty where nothing was found."""
    groups: dict[str, list[SanadError]] = {group: [] for group in _OF}
    for error in obstacles:
        groups[_group(error)].append(error)
    return groups


def _group(error: SanadError) -> str:
    if _IDENTITY_RULE in str(error.facts.get("rules", "")):
        return IDENTITY
    if error.code.startswith("LAW_"):
        return LAW
    return next((group for group, kinds in _OF.items() if isinstance(error, kinds)), OTHER)
