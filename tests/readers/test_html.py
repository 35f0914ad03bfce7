# SPDX-License-Identifier: Apache-2.0

"""Web pages: by hand, damaged and hostile."""

import random

import pytest

from sanad.errors import (
    EncodingInDoubt,
    MalformedFile,
    TooLarge,
    TooMuchInside,
    UnreadableText,
)
from sanad.readers import hypertext
from sanad.readers.formats.html import reader as html_reader
from sanad.readers.hypertext import read_page


def labelled(outcome) -> list[tuple[str, str]]:
    return [(part["label"], part["text"]) for part in outcome.layer["parts"]]


def blocks(source: str) -> list[tuple[str, str]]:
    return read_page(source, "a.html").blocks


PAGE = """<!DOCTYPE html><html><head><title>سند</title><style>p{}</style></head><body>
<h1>Heading</h1><p>one <b>bo</b>ld<br>two</p><ul><li>item</li></ul>
<table><tr><td>a</td><td>b</td></tr><tr><td><p>c</p></td><td>d</td></tr></table>
<img src="http://evil.example/x.png" alt="a map"><script src="http://evil.example/x.js">alert(1)</script>
<a href="http://x.example/?q=1">لنک</a></body></html>"""


def test_blocks_of_a_page_are_parts_in_order_and_scripts_are_not_words(run):
    outcome = run(PAGE.encode(), "a.html")
    assert labelled(outcome) == [
        ("title", "سند"),
        ("heading 1", "Heading"),
        ("paragraph 1", "one bold"),
        ("paragraph 2", "two"),
        ("item 1", "item"),
        ("row 1", "a | b"),
        ("paragraph 3", "c"),
        ("row 2", "d"),
        ("text 1", "[a map] لنک"),
        ("links", "لنک → http://x.example/?q=1"),
    ]
    said = " ".join(outcome.receipt.notes)
    for word in ("1 scripts", "1 style sheets", "1 pictures"):
        assert word in said


@pytest.mark.parametrize(
    "hiding",
    [
        'style="display: none"', 'style="color:red;DISPLAY:NONE"', 'style="visibility:hidden"', 'style="font-size:0"',
        'style="font-size: 0px; color: red"', 'style="opacity:0"', "hidden",
    ],
)  # fmt: skip
def test_words_that_a_page_hides_are_read_and_marked(run, hiding):
    outcome = run(f"<html><p>shown</p><p {hiding}>un<b>se</b>en</p>after</html>".encode(), "a.html")
    assert labelled(outcome)[0] == ("paragraph 1", "shown")
    assert labelled(outcome)[1] == ("paragraph 2, hidden", "unseen")
    assert labelled(outcome)[-1] == ("text 1", "after")


@pytest.mark.parametrize(
    "shown", ['style="font-size:0.9em"', 'style="opacity:0.5"', 'style="display:none-such"']
)
def test_words_that_look_hidden_and_are_not_are_plain(shown):
    assert blocks(f"<p {shown}>x</p>") == [("paragraph 1", "x")]


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        ('<html><meta charset="windows-1256"><p>شهد</p>'.encode("cp1256"), "cp1256"),
        ('<html><meta http-equiv=x content="text/html; charset=iso-8859-6"><p>شهد</p>'.encode("iso8859-6"), "iso8859-6"),
        ("<html><p>شهد</p>".encode("utf-16"), "utf-16"),
        ('<html><meta charset="utf-16"><p>شهد</p>'.encode(), "utf-8, whatever it says"),
        ('<html><meta charset="no-such"><p>شهد</p>'.encode(), "utf-8, and noted"),
    ],
)  # fmt: skip
def test_the_encoding_is_the_one_marked_else_declared(run, raw, encoding):
    outcome = run(raw, "a.html")
    assert outcome.texts[-1] == "شهد", encoding


def test_the_delivery_sheet_speaks_before_the_page(run):
    raw = '<html><meta charset="utf-8"><p>شهد</p>'.encode("cp1256")
    with pytest.raises(UnreadableText):
        run(raw, "a.html")
    assert run(raw, "a.html", encoding="cp1256").texts == ["شهد"]


def test_a_page_that_names_no_encoding_and_is_no_utf_8_is_in_doubt(run):
    with pytest.raises(EncodingInDoubt):
        run(("<html><p>" + "شهد الرجل أنه كان في المدينة " * 9).encode("cp1256"), "a.html")


def test_a_declaration_inside_a_text_does_not_decode_it_twice():
    assert blocks('<meta charset="cp1256"><p>سند é</p>') == [("paragraph 1", "سند é")]


def test_entities_are_characters_and_a_declared_one_is_not_expanded():
    assert blocks("<p>&amp;&#1587;&nbsp;x</p>") == [("paragraph 1", "&س\xa0x")]
    bomb = (
        '<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b SYSTEM "file:///etc/passwd">]><p>&a;&b;</p>'
    )
    assert not {"boom", "root"} & set(" ".join(text for _, text in blocks(bomb)).split())


def test_words_deeper_than_the_parser_goes_refuse_the_page_and_are_never_dropped():
    assert blocks("<div>" * 1500 + "deep") == [("text 1", "deep")]
    with pytest.raises(MalformedFile, match="depth"):
        read_page("<div>" * 100_000 + "deep", "a.html")


@pytest.mark.parametrize("source", ["", "   ", "<!-- only -->"])
def test_a_page_without_an_element_is_malformed(run, source):
    with pytest.raises(MalformedFile):
        run(source.encode() or b" ", "a.html")


def test_comments_and_forms_are_told_and_typed_values_are_read(run):
    outcome = run(b"<html><!-- not for you --><form><input value='typed'></form>", "a.html")
    assert "[typed]" in outcome.texts
    said = " ".join(outcome.receipt.notes)
    assert "1 comments" in said
    assert "1 forms" in said


def test_a_page_of_more_elements_than_any_honest_one_is_too_much_and_a_mail_keeps_its_source(
    run, monkeypatch
):
    monkeypatch.setattr(hypertext, "MOST_ELEMENTS", 20)
    page = b"<html>" + b"<p>x</p>" * 30
    with pytest.raises(TooMuchInside, match="more than 20 elements"):
        run(page, "a.html")
    head = b"From: a@b.example\nSubject: x\nDate: y\nContent-Type: text/html\n\n"
    outcome = run(head + page, "m.eml")
    assert [part["label"] for part in outcome.layer["parts"]] == ["fields", "text/html 1, source"]
    assert any("more than 20 elements" in note for note in outcome.receipt.notes)


def test_a_page_larger_than_a_layer_is_refused(run, monkeypatch):
    monkeypatch.setattr(html_reader, "MOST_LAYER", 10)
    with pytest.raises(TooLarge):
        run(b"<html>" + b"x" * 20, "a.html")


def test_random_damage_to_a_page_never_leaks(run):
    luck = random.Random(2)
    for _ in range(60):
        broken = bytearray(PAGE.encode())
        for _ in range(10):
            broken[luck.randrange(len(broken))] = luck.choice(b'<>"&;/\0\xff a')
        try:
            run(bytes(broken), "a.html", reader="html", encoding="latin-1")
        except MalformedFile:
            continue


@pytest.mark.parametrize(
    "unit", ["<b", "<p>", "&#1;", "<a href=x>y</a>", '<i style="', "<!--", "<table><tr><td>"]
)
def test_a_page_made_to_cost_time_does_not(unit):
    try:
        read_page(unit * (200_000 // len(unit)), "a.html")
    except MalformedFile:
        return
