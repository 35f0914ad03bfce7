# SPDX-License-Identifier: Apache-2.0
"""Compound files (MS-CFB 2) whose chains, directory or sizes are damaged: old Office, Outlook, and locked new Office.

The file has one table of sectors; every stream lies in whole sectors. Offsets of fields are those of MS-CFB 2.2 and 2.6.
"""

import struct
from collections.abc import Mapping

_SECTOR, _ENTRY = 512, 128
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


class Compound:
    """A compound file that is sound until something in it is changed."""

    def __init__(self, tree: Tree) -> None:
        """Lay the streams of `tree`, padded to 4,096 bytes, then the directory, then the table."""
        self._data = b""
        self._chains: list[int] = []
        self._entries = [bytearray(_entry("Root Entry", 5))]
        self._walk(tree, 0)
        self._directory = self._place(b"".join(self._entries))

    def raw(self, chains: Mapping[int, int] = {}, **header: int) -> bytes:
        """Return the file, with sectors followed by others than they should be, and fields of the header changed."""
        chained = [chains.get(n, after) for n, after in enumerate(self._chains)]
        count = 1
        while len(chained) + count > count * _SECTOR // 4:
            count += 1
        first = len(chained)
        chained += [_TABLE] * count
        table = struct.pack(f"<{count * 128}I", *chained, *[_FREE] * (count * 128 - len(chained)))
        said = {
            "directory": self._directory,
            "tables": count,
            "small": _END,
            "smalls": 0,
            "more": _END,
            "mores": 0,
        } | header
        head = struct.pack(
            "<8s16sHHHHH10xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
            said["tables"], said["directory"], 0, 4096, said["small"], said["smalls"], said["more"], said["mores"], 0,
        )[:76]  # fmt: skip
        places = struct.pack("<109I", *range(first, first + count), *[_FREE] * (109 - count))
        return head + places + self._data + table

    def change(self, name: str, at: int, form: str, value: int) -> "Compound":
        """Change one field of the directory entry of a stream or storage; return itself."""
        wide = name.encode("utf-16-le") + b"\0\0"
        number = next(n for n, one in enumerate(self._entries) if one.startswith(wide))
        struct.pack_into(form, self._entries[number], at, value)
        start = self._directory * _SECTOR
        self._data = self._data[:start] + _whole(b"".join(self._entries), _SECTOR)
        return self

    @property
    def directory(self) -> int:
        """The first sector of the directory."""
        return self._directory

    def _walk(self, tree: Tree, parent: int) -> None:
        """Add what lies in one storage; siblings hang on each other to the right."""
        before: int | None = None
        for name, what in tree.items():
            number = len(self._entries)
            self._entries.append(bytearray(_entry(name, 2 if isinstance(what, bytes) else 1)))
            field, holder = (76, parent) if before is None else (72, before)
            struct.pack_into("<I", self._entries[holder], field, number)
            before = number
            if isinstance(what, bytes):
                padded = _whole(what, 4096)
                struct.pack_into(
                    "<IQ", self._entries[number], 116, self._place(padded), len(padded)
                )
            else:
                self._walk(what, number)

    def _place(self, raw: bytes) -> int:
        first, count = len(self._chains), -(-len(raw) // _SECTOR)
        self._chains += [*range(first + 1, first + count), _END]
        self._data += _whole(raw, _SECTOR)
        return first


def _whole(raw: bytes, size: int) -> bytes:
    return raw.ljust(max(1, -(-len(raw) // size)) * size, b"\0")


def _entry(name: str, kind: int) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    tail = struct.pack("<III16sIQQIQ", _FREE, _FREE, _FREE, b"", 0, 0, 0, _END, 0)
    return wide.ljust(64, b"\0") + struct.pack("<HBB", len(wide), kind, 1) + tail
