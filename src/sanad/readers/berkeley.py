# SPDX-License-Identifier: Apache-2.0
"""What must be recorded of a capture from the web, and what its lack means.

The fields are those of the Berkeley Protocol on Digital Open Source Investigations (OHCHR and Human Rights Center, UC
Berkeley, HR/PUB/20/2, on collection and preservation): address, time in UTC, page and source, embedded media, metadata, context, collector, tool and
version, network identity, digest. Without address, time or digest a capture may not be used as evidence; the others are
asked for.
"""

from collections.abc import Collection

NEEDED = ("url", "captured_at", "sha256")
WANTED = ("collector", "tool", "version", "network", "media", "context")
WORDS = {
    "url": "address",
    "captured_at": "time in UTC",
    "sha256": "SHA-256",
    "collector": "collector",
    "tool": "tool",
    "version": "version of the tool",
    "network": "network identity used",
    "media": "statement on embedded media",
    "context": "context",
}


def missing(given: Collection[str], among: tuple[str, ...]) -> tuple[str, ...]:
    """Return the fields of `among` that are not given, in order."""
    return tuple(name for name in among if name not in given)


def listed(fields: Collection[str]) -> str:
    """Return fields as a person calls them."""
    return ", ".join(WORDS[name] for name in fields)


def wanted_note(given: Collection[str]) -> tuple[str, ...]:
    """Return a note that names the wanted fields that are not given; none when all are."""
    lacking = missing(given, WANTED)
    return (f"the capture does not say: {listed(lacking)}",) if lacking else ()
