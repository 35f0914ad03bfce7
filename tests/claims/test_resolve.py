# SPDX-License-Identifier: Apache-2.0
"""Whatever is wrong with the files behind a citation, the refusal names the exhibit."""

import json

import pytest

from sanad.claims.resolve import Evidence
from sanad.errors import CitationBroken, SealBroken
from sanad.values.citation import BytesLocator, RowLocator, TextLocator, TimeLocator

EXHIBIT = "ab" * 32
TABLE = {
    "kind": "calls",
    "table": {"encoding": "utf-8", "delimiter": ",", "quotechar": '"', "header_record": 1},
}


@pytest.fixture
def evidence(tmp_path):
    (tmp_path / "sealed").write_bytes(b"a,b\n1,2\n")
    return Evidence(lambda _: tmp_path / "sealed", lambda *_: tmp_path)


def layer(tmp_path, document):
    (tmp_path / "layer.json").write_text(json.dumps(document), encoding="utf-8")


def test_a_row_of_an_exhibit_without_rows_is_refused(tmp_path, evidence):
    layer(tmp_path, {"kind": "text", "parts": []})
    with pytest.raises(CitationBroken, match=EXHIBIT[:12]):
        evidence.content(EXHIBIT, RowLocator(1, "0" * 64))
    with pytest.raises(CitationBroken, match=EXHIBIT[:12]):
        evidence.locate(EXHIBIT, "x", part=None, row=1)


@pytest.mark.parametrize("locator", [RowLocator(1, "0" * 64), BytesLocator(0, 1, "0" * 64)])
def test_sealed_bytes_that_are_gone_are_a_broken_seal(tmp_path, evidence, locator):
    layer(tmp_path, TABLE)
    (tmp_path / "sealed").unlink()
    with pytest.raises(SealBroken, match=EXHIBIT[:12]):
        evidence.content(EXHIBIT, locator)


@pytest.mark.parametrize("raw", [b"{", b"\xff", b"[1]", b'{"parts": [{}]}', b'{"parts": 3}'])
@pytest.mark.parametrize("locator", [TextLocator(1, 0, 1), TimeLocator(0, 1, EXHIBIT)])
def test_a_damaged_layer_is_refused(tmp_path, evidence, raw, locator):
    (tmp_path / "layer.json").write_bytes(raw)
    with pytest.raises(CitationBroken, match=EXHIBIT[:12]):
        evidence.content(EXHIBIT, locator)


def test_a_record_that_csv_refuses_is_refused(tmp_path, evidence):
    layer(tmp_path, TABLE)
    (tmp_path / "sealed").write_bytes(b"a,b\n" + b"x" * 200_000 + b",2\n")
    with pytest.raises(CitationBroken, match=EXHIBIT[:12]):
        evidence.content(EXHIBIT, RowLocator(1, "0" * 64))


def test_a_layer_is_parsed_once(tmp_path, evidence):
    layer(tmp_path, {"kind": "text", "parts": [{"label": "1", "text": "word"}]})
    assert evidence.content(EXHIBIT, TextLocator(1, 0, 4)) == "word"
    (tmp_path / "layer.json").unlink()
    assert evidence.content(EXHIBIT, TextLocator(1, 0, 4)) == "word"
