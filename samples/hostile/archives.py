# SPDX-License-Identifier: Apache-2.0
"""Archives: bombs, links, devices, names that lead out, sizes and checksums that lie."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib

from hostile.sample import (
    HELD,
    HOSTILE,
    LOCKED,
    MALFORMED,
    READ,
    TOO_MUCH,
    UNSUPPORTED,
    Sample,
    zipped,
)

_ZEROS = 80 << 20
_WORDS = ("a.txt", b"words\n" * 20)


# --- ZIP (APPNOTE 6.3.10) ---------------------------------------------------------------------------


def _nested(levels: int) -> bytes:
    raw = b"words"
    for level in range(levels):
        raw = zipped((f"{level}.zip", raw))
    return raw


def _directory(count: int, *, at: int = 0) -> bytes:
    """Return one member and a directory that names it `count` times."""
    raw = zipped(_WORDS)
    start = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    entries = raw[start:end] * count
    shown = min(count, 0xFFFF)
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, shown, shown, len(entries), start + at, 0)
    return raw[:start] + entries + tail


def _patched(raw: bytes, mark: bytes, offset: int, form: str, *values: int) -> bytes:
    """Return bytes with values written at an offset from the first `mark`."""
    changed = bytearray(raw)
    struct.pack_into(form, changed, raw.index(mark) + offset, *values)
    return bytes(changed)


def _both(raw: bytes, local: int, central: int, form: str, value: int) -> bytes:
    """Return an archive with one field changed in the local header and in the directory alike."""
    once = _patched(raw, b"PK\x03\x04", local, form, value)
    return _patched(once, b"PK\x01\x02", central, form, value)


def _zip64(size: int) -> bytes:
    """Return an archive whose member says in its ZIP64 field (4.5.3) that it holds `size` bytes."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        info = zipfile.ZipInfo("a.txt", (2025, 1, 1, 0, 0, 0))
        info.extra = struct.pack("<HHQ", 1, 8, size)
        archive.writestr(info, b"words\n")
    return _patched(box.getvalue(), b"PK\x01\x02", 24, "<I", 0xFFFFFFFF)


def _special(kind: int, target: bytes) -> bytes:
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        info = zipfile.ZipInfo("link", (2025, 1, 1, 0, 0, 0))
        info.create_system, info.external_attr = 3, kind << 16
        archive.writestr(info, target)
        archive.writestr(zipfile.ZipInfo("b.txt", (2025, 1, 1, 0, 0, 0)), b"words")
    return box.getvalue()


def _doubled() -> bytes:
    """Return an archive of two members of one name; `zipfile` would warn, so the second is renamed afterwards."""
    return zipped(("a.txt", b"one"), ("b.txt", b"other")).replace(b"b.txt", b"a.txt")


def _in_comment() -> bytes:
    """Return an archive that holds another in its comment: programs disagree on which of them it is."""
    inner, raw = zipped(("inner.txt", b"inner")), zipped(("outer.txt", b"outer"))
    return raw[:-2] + struct.pack("<H", len(inner)) + inner


# --- TAR (POSIX pax, GNU) ---------------------------------------------------------------------------


def _tar(*members: tuple[tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    box = io.BytesIO()
    with tarfile.open(fileobj=box, mode="w", format=form) as archive:
        for info, raw in members:
            info.size = info.size or len(raw)
            archive.addfile(info, io.BytesIO(raw) if raw else None)
    return box.getvalue()


def _entry(
    name: str, kind: bytes = tarfile.REGTYPE, target: str = "", **pax: str
) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname, info.pax_headers = kind, target, pax
    return info


def _tar_link(kind: bytes, target: str) -> bytes:
    return _tar((_entry("link", kind, target), b""), (_entry("a.txt"), b"words\n"))


def _tar_field(start: int, value: bytes) -> bytes:
    """Return an archive with one field of its first header changed, and the checksum made to fit."""
    head = bytearray(_tar((_entry("a.txt"), b"words\n")))
    head[start : start + len(value)] = value
    head[148:156] = b" " * 8
    head[148:156] = b"%06o\0 " % sum(head[:512])
    return bytes(head)


def _tar_pax(name: str, value: str) -> bytes:
    return _tar((_entry("a.txt", **{name: value}), b"words\n"), (_entry("b.txt"), b"more\n"))


# --- 7z (7zFormat.txt of the LZMA SDK) --------------------------------------------------------------

_LZMA, _AES = b"\x03\x01\x01", b"\x06\xf1\x07\x01"


def _number(value: int) -> bytes:
    """Return a number as 7z writes large ones: nine bytes."""
    return b"\xff" + struct.pack("<Q", value)


def _seven(raw: bytes, *, name: str = "a.txt", says: int | None = None, coder: bytes = _LZMA, window: int = 1 << 20) -> bytes:  # fmt: skip
    """Return an archive of one member; it may say another size, coder or window than it has."""
    chain = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20, "lc": 3, "lp": 0, "pb": 2}]
    packed = lzma.compress(raw, lzma.FORMAT_RAW, filters=chain)
    settings = b"\x5d" + struct.pack("<I", window)
    folder = b"\x01" + bytes([0x20 | len(coder)]) + coder + bytes([len(settings)]) + settings
    size = len(raw) if says is None else says
    names = b"\0" + name.encode("utf-16-le") + b"\0\0"
    header = (
        b"\x01\x04\x06\x00\x01\x09" + _number(len(packed)) + b"\x00"
        + b"\x07\x0b\x01\x00" + folder + b"\x0c" + _number(size)
        + b"\x0a\x01" + struct.pack("<I", zlib.crc32(raw)) + b"\x00\x08\x00\x00"
        + b"\x05\x01\x11" + _number(len(names)) + names + b"\x00\x00"
    )  # fmt: skip
    start = struct.pack("<QQI", len(packed), len(header), zlib.crc32(header))
    return (
        b"7z\xbc\xaf\x27\x1c\0\x04" + struct.pack("<I", zlib.crc32(start)) + start + packed + header
    )


def _gzip(raw: bytes) -> bytes:
    return gzip.compress(raw, mtime=0)


_SLIP = (
    ("../../../tmp/sanad-slip", b"x"),
    ("/etc/cron.d/x", b"x"),
    ("..\\..\\x", b"x"),
    ("C:\\x", b"x"),
)
_TURNED = (("\u202egpj.exe", b"x"), ("a\nb", b"x"), ("x" * 300, b"x"), ("con", b"x"), ("-rf", b"x"))

SAMPLES = [
    Sample("zeros.zip", "80 MiB of zeros in 80 KiB", TOO_MUCH, lambda: zipped(("zeros", bytes(_ZEROS)))),
    Sample("deep.zip", "archives 40 deep", READ, lambda: _nested(40)),
    Sample("slip.zip", "names that lead out", READ, lambda: zipped(*_SLIP)),
    Sample("names.zip", "names that turn, break or end early", READ, lambda: zipped(*_TURNED)),
    Sample("nul.zip", "a name with NUL in it", READ, lambda: zipped(("a_b.txt", b"x")).replace(b"a_b", b"a\0b")),
    Sample("cut.zip", "an archive cut in the middle", MALFORMED, lambda: zipped(("a", b"words" * 100), ("b", b"more" * 100))[:150]),
    Sample("overlap.zip", "a thousand members that are the same bytes", HOSTILE, lambda: _directory(1000)),
    Sample("many.zip", "a directory of 250,000 members over one", TOO_MUCH, lambda: _directory(250_000)),
    Sample("away.zip", "a directory that is said to lie past the end", HOSTILE, lambda: _directory(1, at=1 << 30)),
    Sample("double.zip", "two members of one name", READ, _doubled),
    Sample("before.zip", "bytes before the archive", READ, lambda: b"MZ" + bytes(998) + zipped(_WORDS)),
    Sample("after.zip", "bytes after the archive", READ, lambda: zipped(_WORDS) + b"x" * 1000),
    Sample("comment.zip", "an archive in the comment of an archive", READ, _in_comment),
    Sample("zip64.zip", "a member said to hold 2^60 bytes", READ, lambda: _zip64(1 << 60)),
    Sample("short.zip", "a member that holds more than it says", READ, lambda: _both(zipped(_WORDS), 22, 24, "<I", 1)),
    Sample("crc.zip", "a checksum that does not fit", READ, lambda: _both(zipped(_WORDS), 14, 16, "<I", 1)),
    Sample("method.zip", "packed in a way nobody knows", READ, lambda: _both(zipped(_WORDS), 8, 10, "<H", 99)),
    Sample("locked.zip", "a member said to be encrypted", LOCKED, lambda: _both(zipped(_WORDS), 6, 8, "<H", 1)),
    Sample("renamed.zip", "a name in the directory that is not the member's", READ, lambda: zipped(_WORDS).replace(b"a.txt", b"b.txt", 1)),
    Sample("symlink.zip", "a link to a file outside", READ, lambda: _special(0o120777, b"/etc/passwd"), "link"),
    Sample("device.zip", "a device", READ, lambda: _special(0o020666, b""), "device"),
    Sample("symlink.tar", "a link to a file outside", READ, lambda: _tar_link(tarfile.SYMTYPE, "/etc/passwd"), "link"),
    Sample("hardlink.tar", "a hard link to a file outside", READ, lambda: _tar_link(tarfile.LNKTYPE, "/etc/passwd"), "link"),
    Sample("device.tar", "a device", READ, lambda: _tar_link(tarfile.CHRTYPE, ""), "device"),
    Sample("pipe.tar", "a named pipe", READ, lambda: _tar_link(tarfile.FIFOTYPE, ""), "device"),
    Sample("slip.tar", "a name that leads out, in a pax header", READ, lambda: _tar_pax("path", "../../../tmp/sanad-slip")),
    Sample("size.tar", "a size of a thousand terabytes, in a pax header", READ, lambda: _tar_pax("size", "999999999999999")),
    Sample("minus.tar", "a size below nothing", MALFORMED, lambda: _tar_field(124, b"\xff" * 12)),
    Sample("sum.tar", "a header whose checksum does not fit", MALFORMED, lambda: _tar((_entry("a.txt"), b"words\n")).replace(b"a.txt", b"b.txt", 1)),
    Sample("cut.tar", "an archive cut in a member", READ, lambda: _tar((_entry("a.txt"), b"words\n"), (_entry("b.txt"), b"more\n" * 500))[:2100]),
    Sample("sparse.tar", "a sparse file of 8 TiB without a byte (GNU.sparse 0.1)", READ, lambda: _tar((_entry("a.txt", **{"GNU.sparse.size": str(8 << 40), "GNU.sparse.map": "0,0"}), b"words\n"))),
    Sample("sparse-map.tar", "a sparse map that points before the file", READ, lambda: _tar((_entry("a.txt", **{"GNU.sparse.size": "10", "GNU.sparse.map": "-5,99999999999"}), b"words\n"))),
    Sample("gnu-sparse.tar", "a sparse file of the old kind, of 64 GiB", READ, lambda: _tar_field(156, b"S")),
    Sample("pax.tar", "a pax record that says it is a gigabyte long", HELD, lambda: _tar_pax("comment", "xxxxxxxx").replace(b"20 comment=", b"1073741824 ", 1)),
    Sample("long-name.tar", "a name of 16 MiB", TOO_MUCH, lambda: _tar((_entry("x" * (16 << 20)), b"words\n"), form=tarfile.GNU_FORMAT)),
    Sample("zeros.tar.gz", "80 MiB of zeros in a packed archive", TOO_MUCH, lambda: _gzip(_tar((_entry("zeros"), bytes(_ZEROS))))),
    Sample("zeros.gz", "80 MiB of zeros in 80 KiB", TOO_MUCH, lambda: _gzip(bytes(_ZEROS))),
    Sample("zeros.bz2", "80 MiB of zeros in 60 bytes", TOO_MUCH, lambda: bz2.compress(bytes(_ZEROS))),
    Sample("zeros.xz", "80 MiB of zeros in 12 KiB", TOO_MUCH, lambda: lzma.compress(bytes(_ZEROS))),
    Sample("members.gz", "100,000 packed members of nothing", READ, lambda: _gzip(b"") * 100_000 + _gzip(b"words\n")),
    Sample("cut.gz", "a packed file cut in the middle", MALFORMED, lambda: _gzip(bytes(range(256)) * 40)[:100]),
    Sample("crc.gz", "a checksum that does not fit", MALFORMED, lambda: _gzip(b"words\n")[:-8] + bytes(8)),
    Sample("name.gz", "a packed file whose name never ends", MALFORMED, lambda: b"\x1f\x8b\x08\x08" + bytes(6) + b"x" * 100_000),
    Sample("window.xz", "a packed file that asks for 4 GiB to be unpacked", MALFORMED, lambda: lzma.compress(b"words")[:12] + b"\x02\x00\x21\x01\x28\x00\x00\x00" + bytes(100)),
    Sample("zeros.7z", "80 MiB of zeros in 12 KiB", TOO_MUCH, lambda: _seven(bytes(_ZEROS))),
    Sample("slip.7z", "a name that leads out", READ, lambda: _seven(b"words\n", name="../../../tmp/sanad-slip")),
    Sample("locked.7z", "a member that is encrypted", LOCKED, lambda: _seven(b"words\n", coder=_AES)),
    Sample("window.7z", "a member that asks for 4 GiB to be unpacked", TOO_MUCH, lambda: _seven(b"words\n", window=0xFFFFFFFF)),
    Sample("long.7z", "a member said to hold 2^62 bytes", READ, lambda: _seven(b"words\n", says=1 << 62)),
    Sample("coder.7z", "packed in a way nobody knows", READ, lambda: _seven(b"words\n", coder=b"\x7f\x7f"), "unknown_method"),
    Sample("cut.7z", "an archive cut before its directory", MALFORMED, lambda: _seven(b"words\n" * 100)[:60]),
    Sample("old.rar", "an archive that nothing here opens", UNSUPPORTED, lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100)),
]  # fmt: skip
