# SPDX-License-Identifier: Apache-2.0
"""Write a compound file (MS-CFB 2): storages and streams as nested dictionaries, every stream in whole sectors."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

SECTOR = 512
STORAGE, STREAM = 1, 2
FREE, CHAIN, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """Return the file. Streams are padded to 4,096 bytes, so that no small ones are needed; their readers know how long they are."""
    entries = [_Entry("Root Entry", 5)]
    _walk(tree, entries[0], entries)
    sectors: list[bytes] = []
    chains: list[int] = []

    def place(data: bytes) -> int:
        first, count = len(sectors), -(-len(data) // SECTOR)
        sectors.extend(
            data[n * SECTOR : (n + 1) * SECTOR].ljust(SECTOR, b"\0") for n in range(count)
        )
        chains.extend([*range(first + 1, first + count), CHAIN])
        return first

    directory = b""
    for one in entries:
        size = max(len(one.data), 4096) if one.kind == STREAM else 0
        start = place(one.data.ljust(size, b"\0")) if size else CHAIN
        wide = one.name.encode("utf-16-le") + b"\0\0"
        directory += wide.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ",
            len(wide),
            one.kind,
            1,
            FREE,
            one.right,
            one.child,
            b"",
            0,
            0,
            0,
            start,
            size,
        )
    at = place(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    count = 1
    while (len(chains) + count) > count * (SECTOR // 4):
        count += 1
    first = len(sectors)
    table = [*chains, *([FAT] * count)]
    table += [FREE] * (count * (SECTOR // 4) - len(table))
    fat = struct.pack(f"<{len(table)}I", *table)
    difat = [*range(first, first + count), *([FREE] * (109 - count))]
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        count,
        at,
        0,
        4096,
        CHAIN,
        0,
        CHAIN,
        0,
    )
    return head + struct.pack("<109I", *difat) + b"".join(sectors) + fat


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    right: int = FREE
    child: int = FREE


def _walk(tree: Tree, parent: _Entry, entries: list[_Entry]) -> None:
    """Add the entries below one; siblings hang on each other to the right."""
    before = None
    for name, what in tree.items():
        entry = _Entry(name, STREAM, what) if isinstance(what, bytes) else _Entry(name, STORAGE)
        if before is None:
            parent.child = len(entries)
        else:
            before.right = len(entries)
        before = entry
        entries.append(entry)
        if not isinstance(what, bytes):
            _walk(what, entry, entries)
