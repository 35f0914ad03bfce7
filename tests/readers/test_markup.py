# SPDX-License-Identifier: Apache-2.0
"""Records of a large XML file: what counts as a record, what as its surroundings, and where each begins and ends."""

import pytest

from sanad.errors import HostileFile, TooMuchInside
from sanad.readers import markup
from sanad.readers.markup import Closed, Opened, Record, Wanted

WANTED = Wanted(holders=frozenset({"list"}), records=frozenset({"one"}), inner=frozenset({"part"}))


@pytest.fixture
def walked(tmp_path):
    def walk(raw: bytes) -> list[markup.Event]:
        path = tmp_path / "x.xml"
        path.write_bytes(raw)
        return list(markup.walk(path, "x.xml", "XML", WANTED))

    return walk


def test_a_record_comes_with_its_bytes_and_those_of_the_wanted_elements_inside(walked):
    raw = "<list><head>سند</head><one a='1'><part>x</part></one>\n<one/></list>".encode()
    opened, first, second, closed = walked(raw)
    assert (type(opened), type(first), type(second), type(closed)) == (
        Opened, Record, Record, Closed,
    )  # fmt: skip
    start, end = first.span
    assert raw[start:end] == b"<one a='1'><part>x</part></one>"
    [(start, end)] = first.inner.values()
    assert raw[start:end] == b"<part>x</part>"
    assert raw[slice(*second.span)] == b"<one/>"
    assert markup.text(first.holder, "head") == "سند"


def test_the_words_of_a_record_are_not_counted_as_what_stands_around_it(walked, monkeypatch):
    monkeypatch.setattr(markup, "MOST_AROUND", 10)
    words = b"x" * 20_000  # twenty of what ten are allowed of around records
    assert len(walked(b"<list><one>" + words + b"</one><one/></list>")) == 4
    with pytest.raises(TooMuchInside, match="around its entries"):
        walked(b"<list><head>" + words + b"</head><one/></list>")


def test_elements_inside_a_record_are_not_counted_as_what_stands_around_it(walked, monkeypatch):
    monkeypatch.setattr(markup, "MOST_AROUND", 10)
    assert len(walked(b"<list><one>" + b"<a/>" * 20 + b"</one></list>")) == 3
    with pytest.raises(TooMuchInside):
        walked(b"<list>" + b"<a/>" * 20 + b"</list>")


def test_a_record_larger_than_any_honest_one_is_refused(walked, monkeypatch):
    monkeypatch.setattr(markup, "LARGEST", 1000)
    with pytest.raises(TooMuchInside, match="an entry of more than 1,000 bytes"):
        walked(b"<list><one>" + b"<a>x</a>" * 200 + b"</one></list>")


def test_nesting_and_names_without_end_and_document_types_are_refused(walked):
    for raw in (
        b"<a>" * 300,
        b"<list><" + b"n" * 300 + b"/></list>",
        b"<!DOCTYPE a [<!ENTITY x 'y'>]><list/>",
    ):
        with pytest.raises(HostileFile):
            walked(raw)
