# SPDX-License-Identifier: Apache-2.0
"""Pictures, recordings, PDF and cues: sizes that lie, chains that return to themselves, times that cannot be."""

import struct
import zlib

from hostile.sample import HELD, LOCKED, MALFORMED, READ, TOO_MUCH, Sample, zipped

# --- pictures -------------------------------------------------------------------------------------


def _chunk(kind: bytes, raw: bytes) -> bytes:
    return struct.pack(">I", len(raw)) + kind + raw + struct.pack(">I", zlib.crc32(kind + raw))


def png(width: int, height: int, *more: bytes, data: bytes | None = None) -> bytes:
    """Return a picture of one grey pixel that says it is so wide and high, with chunks more (PNG 3, 11)."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(min(2, height * (width + 1)))) if data is None else data
    parts = (_chunk(b"IHDR", head), *more, _chunk(b"IDAT", pixels), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _gif(width: int, height: int, frames: int) -> bytes:
    """Return a picture of many frames, each of one pixel of many."""
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00"
    palette = bytes(12)
    return (
        b"GIF89a"
        + struct.pack("<HHBBB", width, height, 0x81, 0, 0)
        + palette
        + frame * frames
        + b";"
    )


def _tiff(*entries: tuple[int, int, int, int], after: int = 0) -> bytes:
    """Return a TIFF (6.0, section 2) of one directory at offset 8: tag, type, count and value of each entry."""
    table = struct.pack("<H", len(entries)) + b"".join(
        struct.pack("<HHII", *one) for one in entries
    )
    return b"II*\0" + struct.pack("<I", 8) + table + struct.pack("<I", after) + bytes(64)


_SIZED = (
    (256, 3, 1, 1),
    (257, 3, 1, 1),
    (258, 3, 1, 8),
    (259, 3, 1, 1),
    (262, 3, 1, 1),
    (273, 4, 1, 150),
    (278, 3, 1, 1),
    (279, 4, 1, 1),
)


def _jpeg(exif: bytes) -> bytes:
    body = b"Exif\0\0" + exif
    app = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    frame = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
    return b"\xff\xd8" + app + frame + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9"


# --- recordings -----------------------------------------------------------------------------------


def wav(length: int, rate: int = 8000, channels: int = 1, block: int = 1, form: int = 1) -> bytes:
    """Return 64 bytes of sound under a header that says otherwise (RIFF, WAVE)."""
    head = struct.pack("<IHHIIHH", 16, form, channels, rate, (rate * block) & 0xFFFFFFFF, block, 8)
    return (
        b"RIFF"
        + struct.pack("<I", length)
        + b"WAVEfmt "
        + head
        + b"data"
        + struct.pack("<I", length)
        + b"\x80" * 64
    )


def _atom(kind: bytes, raw: bytes, size: int | None = None) -> bytes:
    return struct.pack(">I", len(raw) + 8 if size is None else size) + kind + raw


_M4A = _atom(b"ftyp", b"M4A \0\0\0\0M4A ")


def _id3(size: bytes, frames: bytes = b"") -> bytes:
    return b"ID3\x04\x00\x00" + size + frames + b"\xff\xfb\x90\x00" + bytes(413)


def _ogg(segments: int, body: bytes, flags: int = 2) -> bytes:
    return (
        b"OggS\0"
        + bytes([flags])
        + bytes(8)
        + bytes(12)
        + bytes([segments])
        + b"\xff" * segments
        + body
    )


# --- PDF (ISO 32000-1) ----------------------------------------------------------------------------


def _pdf(*objects: str | bytes, root: str = "/Root 1 0 R") -> bytes:
    raw = [one.encode() if isinstance(one, str) else one for one in objects]
    numbered = b"".join(b"%d 0 obj%s endobj\n" % (n, one) for n, one in enumerate(raw, 1))
    return b"%PDF-1.7\n" + numbered + f"trailer<</Size {len(raw) + 1}{root}>>\n%%EOF".encode()


def _stream(raw: bytes, filters: str = "/FlateDecode") -> bytes:
    return f"<</Length {len(raw)}/Filter[{filters}]>>stream\n".encode() + raw + b"\nendstream"


def pdf_of(contents: bytes, count: str = "1") -> bytes:
    """Return a PDF of one page, which may say that it has another number of them."""
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>"
    return _pdf(
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[3 0 R]/Count {count}>>",
        page,
        contents,
    )


def _repacked(levels: int) -> bytes:
    raw = bytes(100 << 20)
    for _ in range(levels):
        raw = zlib.compress(raw, 9)
    return pdf_of(_stream(raw, "/FlateDecode" * levels))


_CUE = "{} --> {}\nwords\n\n"

SAMPLES = [
    Sample("vast.png", "60,000 by 60,000 pixels in 60 bytes", TOO_MUCH, lambda: png(60_000, 60_000)),
    Sample("widest.png", "more pixels than a number holds", TOO_MUCH, lambda: png(0x7FFFFFFF, 0x7FFFFFFF)),
    Sample("none.png", "no pixel", MALFORMED, lambda: png(0, 0)),
    Sample("text.png", "a note that unpacks to 80 MiB", MALFORMED, lambda: png(1, 1, _chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(80 << 20))))),
    Sample("chunk.png", "a chunk said to be 2 GiB long", HELD, lambda: png(1, 1)[:33] + struct.pack(">I", 0x7FFFFFFF) + b"tEXtx"),
    Sample("chunks.png", "200,000 notes", HELD, lambda: png(1, 1, _chunk(b"tEXt", b"a\0b") * 200_000)),
    Sample("frames.gif", "50,000 frames of 60,000 by 60,000 pixels", TOO_MUCH, lambda: _gif(60_000, 60_000, 50_000)),
    Sample("loop.tif", "a directory that is its own next", HELD, lambda: _tiff(*_SIZED, after=8)),
    Sample("exif-loop.tif", "a directory of the camera that is the first", READ, lambda: _tiff(*_SIZED, (0x8769, 4, 1, 8), (0x8825, 4, 1, 8))),
    Sample("count.tif", "a value of four thousand million parts", HELD, lambda: _tiff(*_SIZED, (0x010F, 2, 0xFFFFFFFF, 8))),
    Sample("exif.jpg", "a camera's words that return to themselves, and a time that cannot be", HELD, lambda: _jpeg(_tiff((0x8769, 4, 1, 8), (0x9003, 2, 20, 0xFFFFFF), (0x0132, 2, 0, 0), after=8))),
    Sample("cut.jpg", "a picture of three bytes", MALFORMED, lambda: b"\xff\xd8\xff"),
    Sample("size.bmp", "a bitmap of -2^31 rows", TOO_MUCH, lambda: b"BM" + struct.pack("<IIIIiiHHIIiiII", 54, 0, 54, 40, 1, -(1 << 31), 1, 24, 0, 0, 0, 0, 0, 0)),
    Sample("box.heic", "a box of no length", HELD, lambda: _atom(b"ftyp", b"heic\0\0\0\0heic") + _atom(b"meta", bytes(100), 0) + _atom(b"mdat", b"", 1)),
    Sample("poly.gif", "a picture that is an archive too", MALFORMED, lambda: b"GIF89a" + bytes(20) + zipped(("a", b"words"))),
    Sample("lying.wav", "a header of 4 GiB over 64 bytes", READ, lambda: wav(0xFFFFFFFF), "the header tells"),
    Sample("rate.wav", "four thousand million samples in a second", HELD, lambda: wav(64, rate=0xFFFFFFFF)),
    Sample("none.wav", "no sample in a second, of no channel, of no size", HELD, lambda: wav(64, 0, 0, 0)),
    Sample("channels.wav", "65,535 channels", HELD, lambda: wav(64, 8000, 0xFFFF, 0xFFFF)),
    Sample("codec.wav", "a codec that nobody knows", HELD, lambda: wav(64, form=0x7777)),
    Sample("zero.m4a", "an atom of no length", HELD, lambda: _M4A + _atom(b"moov", bytes(100), 0)),
    Sample("one.m4a", "an atom of one byte, and one of 2^64", HELD, lambda: _M4A + _atom(b"moov", b"\xff" * 8, 1) + _atom(b"trak", b"", 1)),
    Sample("deep.m4a", "50,000 atoms in one another", HELD, lambda: _M4A + b"".join(_atom(b"moov", b"", 8 * (50_000 - n)) for n in range(50_000))),
    Sample("samples.m4a", "a table of four thousand million samples", HELD, lambda: _M4A + _atom(b"moov", _atom(b"trak", _atom(b"mdia", _atom(b"minf", _atom(b"stbl", _atom(b"stsz", struct.pack(">III", 0, 0, 0xFFFFFFFF)))))))),
    Sample("tag.mp3", "a tag of 256 MiB in a file of 400 bytes", HELD, lambda: _id3(b"\x7f\x7f\x7f\x7f")),
    Sample("picture.mp3", "a picture in a tag, longer than the tag", HELD, lambda: _id3(b"\0\0\0\x20", b"APIC\x7f\xff\xff\xff\0\0" + bytes(22))),
    Sample("empty.mp3", "a tag of 100,000 frames of nothing", HELD, lambda: _id3(struct.pack(">I", 0)[:0] + b"\x00\x3d\x09\x00", b"TIT2\0\0\0\0\0\0" * 100_000)),
    Sample("page.ogg", "a page whose parts are longer than the file", HELD, lambda: _ogg(255, b"\x01vorbis")),
    Sample("pages.ogg", "200,000 pages of nothing", HELD, lambda: _ogg(0, b"", 0) * 200_000),
    Sample("block.flac", "a picture of 16 MiB in a file of 60 bytes", HELD, lambda: b"fLaC\0\0\0\x22" + bytes(34) + b"\x86\xff\xff\xff" + bytes(20)),
    Sample("cut.amr", "speech cut in its first frame", HELD, lambda: b"#!AMR\n\x3c\0"),
    Sample("cut.pdf", "a PDF cut after its first line", MALFORMED, lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog"),
    Sample("loop.pdf", "a page tree that holds itself", HELD, lambda: _pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R]/Count 999999999>>")),
    Sample("count.pdf", "one page said to be two thousand million", READ, lambda: pdf_of(b"<<>>", "2000000000")),
    Sample("repacked.pdf", "100 MiB packed twice", HELD, lambda: _repacked(2)),
    Sample("filters.pdf", "a stream packed in 5,000 ways", HELD, lambda: pdf_of(_stream(b"x", "/ASCIIHexDecode" * 5_000))),
    Sample("deep.pdf", "an array 100,000 deep", HELD, lambda: pdf_of(b"[" * 100_000)),
    Sample("numbers.pdf", "a reference to object 2^63, and a length below nothing", HELD, lambda: pdf_of(b"<</Length -9223372036854775808/X 9223372036854775807 0 R>>stream\nx\nendstream")),
    Sample("form.pdf", "a form that draws itself", HELD, lambda: _pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</F 4 0 R>>>>>>", b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5>>stream\n/F Do\nendstream")),
    Sample("outline.pdf", "an outline that is its own next", HELD, lambda: _pdf("<</Type/Catalog/Pages 2 0 R/Outlines 3 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", "<</First 4 0 R/Last 4 0 R/Count 1>>", "<</Title(x)/Parent 3 0 R/Next 4 0 R/Prev 4 0 R>>")),
    Sample("vast.pdf", "a page as wide as a number holds", HELD, lambda: pdf_of(b"<</Length 0>>stream\n\nendstream").replace(b"0 0 100 100", b"0 0 2147483647 2147483647")),
    Sample("script.pdf", "a PDF that runs a script and starts a program when it is opened", READ, lambda: _pdf("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert(1))/Next<</S/Launch/F(/bin/sh)>>>>>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"), "/Launch"),
    Sample("locked.pdf", "a PDF locked by a password", LOCKED, lambda: _pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", f"<</Filter/Standard/V 1/R 2/P -4/O<{'00' * 32}>/U<{'11' * 32}>>>", root=f"/Root 1 0 R/Encrypt 3 0 R/ID[<{'22' * 16}><{'22' * 16}>]")),
    Sample("poly.pdf", "a PDF that is an archive too", HELD, lambda: b"%PDF-1.4\n" + zipped(("a", b"words"))),
    Sample("cues.vtt", "a cue that ends before it begins", READ, ("WEBVTT\n\n" + _CUE.format("00:10.000", "00:01.000")).encode, "ends_before_start"),
    Sample("times.vtt", "times that cannot be", READ, ("WEBVTT\n\n" + _CUE.format("99999999999999999999:99:99.999", "-1:00.000") + _CUE.format("00:01.000", "00:02.000")).encode, "bad_timing"),
    Sample("long.vtt", "a cue of half a million lines", READ, ("WEBVTT\n\n" + "00:01.000 --> 00:02.000\n" + "words\n" * 500_000).encode),
    Sample("marks.vtt", "a cue of 100,000 marks in one another", READ, ("WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<b>" * 100_000 + "words\n").encode),
    Sample("times.srt", "times that cannot be, in another order", READ, ("1\n00:00:99,999 --> 00:00:01,000\nwords\n\n1\n99:99:99,999 --> 99:99:99,999\nmore\n\n" + "2\n00:00:01,000 --> 00:00:02,000\nwords\n").encode, "bad_timing"),
]  # fmt: skip
