# SPDX-License-Identifier: Apache-2.0
# runs a browser
"""The parts of `verify.html` that do what a library does for `sanad-verify`, compared with it."""

import codecs
import csv
import hashlib
import io
import json
import random
from itertools import starmap
from pathlib import Path

from sanad.verify.cues import parse_cues
from sanad.verify.fault import Fault
from sanad.verify.layers import codec

PAGE = Path(__file__).parents[2] / "src/sanad/dossier/browser"


def test_tables_are_split_as_python_splits_them(reader):
    draw = random.Random(7)
    texts = ["".join(draw.choices('a",\r\n\t', k=draw.randrange(40))) for _ in range(600)]
    texts += [
        '"' + "x" * 200_000,
        "x" * 140_000 + ",b\n",
        "a,b",
        "\n\n",
        '"a"b,c\n',
        '"a\r\nb"\r\n',
    ]
    marks = draw.choices([(",", '"'), ("\t", '"'), (",", ""), ("a", '"')], k=len(texts))
    cases = [
        {"text": t, "delimiter": d, "quote": q} for t, (d, q) in zip(texts, marks, strict=True)
    ]
    pick = (
        "Promise.all(cases.map(async ({ text, delimiter, quote }) => {"
        " const table = { encoding: 'utf-8', delimiter, quote, headerRecord: 0 };"
        " const wanted = Array.from({ length: 50 }, (_, row) => row + 1);"
        " try { return [...(await $rows_js.pick(new Blob([text]), table, wanted)).values()]; }"
        " catch (fault) { return null; } }))"
    )

    def python(text, delimiter, quote):
        quoting = csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE
        lines = io.StringIO(text, newline="")
        try:
            return list(
                csv.reader(lines, delimiter=delimiter, quotechar=quote or None, quoting=quoting)
            )
        except csv.Error:
            return None

    found = reader.run("rows.js", pick, cases)
    expected = list(starmap(python, ((c["text"], c["delimiter"], c["quote"]) for c in cases)))
    for case, one, other in zip(cases, found, expected, strict=True):
        assert one == other, case


def test_records_that_run_over_the_pieces_in_which_a_file_is_read_are_whole(reader):
    lines = [f'{n},"said ""no""\r\nthen {"x" * 90}",end\r\n' for n in range(90_000)]
    text = "h,h,h\r\n" + "".join(lines)
    pick = (
        "(async () => { const table = { encoding: 'utf-8', delimiter: ',', quote: '\"', headerRecord: 1 };"
        " const found = await $rows_js.pick(new Blob([cases]), table, [1, 40000, 90000, 90001]);"
        " return [...found].map(([row, fields]) => [row, ...fields]); })()"
    )
    said = f'said "no"\r\nthen {"x" * 90}'
    expected = [[row, str(row - 1), said, "end"] for row in (1, 40_000, 90_000)]
    assert reader.run("rows.js", pick, text) == expected


def test_sha256_of_our_own_is_that_of_the_library(reader):
    sizes = [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_000]
    of = (
        "cases.map((size) => { const raw = Uint8Array.from({ length: size }, (_, at) => at * 7);"
        " const state = new $sha256_js.Sha256();"
        " for (let at = 0; at < size; at += 37) state.update(raw.subarray(at, at + 37));"
        " return $sha256_js.hex(state.digest()); })"
    )
    expected = [
        hashlib.sha256(bytes(7 * at % 256 for at in range(size))).hexdigest() for size in sizes
    ]
    assert reader.run("sha256.js", of, sizes) == expected


def test_encodings_are_those_of_python_under_every_name(reader):
    data = json.loads((PAGE / "encodings.json").read_text())
    for name, standard in data["names"].items():
        assert codec(name) == standard
    draw = random.Random(11)
    names = ["UTF-16", "u8", "Latin-1", "windows-1256", "cp864", "utf_32_be", *data["tables"]]
    cases = [[name, list(draw.randbytes(draw.choice([3, 64, 257])))] for name in names * 4]
    cases += [
        [name, list("\ufeffآ😀b".encode(name))]
        for name in ("utf-16", "utf-32", "utf-8-sig", "utf-16-be")
    ]
    decode = "cases.map(([name, raw]) => $encodings_js.decode(Uint8Array.from(raw), $encodings_js.codec(name)))"
    expected = [codecs.decode(bytes(raw), codec(name), "replace") for name, raw in cases]
    assert reader.run("encodings.js", decode, cases) == expected


def test_transcripts_are_read_as_the_command_reads_them(reader):
    draw = random.Random(3)
    signs = [
        "00:01.000",
        " --> ",
        "00:02,500",
        "00:00:03.000",
        "1:00:04,000",
        "\n",
        "\r\n",
        "\r",
        "x",
        " ",
        "\t",
        "\ufeff",
    ]
    starts = ["WEBVTT\n\n", "", "\ufeffWEBVTT\n", "WEBVTTX\n"]
    texts = [draw.choice(starts) + "".join(draw.choices(signs, k=25)) for _ in range(500)]
    timed = "00:00:01,000 --> 00:00:02,000"
    texts += [f"1\n{timed}\na\u2028b\n\n2\n{timed} x\nc", f"WEBVTT\n\n{timed.replace(',', '.')}\nz"]

    def python(text):
        try:
            return [[cue.from_ms, cue.to_ms, cue.text] for cue in parse_cues(text.encode())]
        except Fault:
            return None

    read = (
        "cases.map((text) => { try { return $cues_js.parseCues(new TextEncoder().encode(text), 'utf-8')"
        ".map(({ from, to, text }) => [from, to, text]); } catch { return null; } })"
    )
    assert reader.run("cues.js", read, texts) == list(map(python, texts))
