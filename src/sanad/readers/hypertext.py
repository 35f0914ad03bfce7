# SPDX-License-Identifier: Apache-2.0
"""The words of an HTML page, block by block, as a person would read them who runs no script and loads nothing.

Nothing is fetched: scripts, style sheets, pictures and frames are counted, not opened. Text that the page itself hides is
read and marked as hidden, for it may be the point of the page. What is told from the markup: `hidden`,
`display:none`, `visibility:hidden`, a font size or an opacity of nothing, and `template`. What a style sheet or a script
hides, and white words on white, cannot be told from it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from sanad.errors import MalformedFile, TooMuchInside
from sanad.readers.document import Document

MOST_ELEMENTS = 1_000_000
"""Each takes about half a kilobyte of memory; a page of a thousand printed sheets has a tenth of them."""
_UNREAD = {
    "script": "scripts, which were not run",
    "style": "style sheets inside, which were not applied",
    "iframe": "frames, which were not loaded",
    "frame": "frames, which were not loaded",
    "object": "embedded objects, which were not loaded",
    "embed": "embedded objects, which were not loaded",
    "applet": "embedded objects, which were not loaded",
    "svg": "drawings, of which only the words are read",
    "canvas": "drawings made by scripts, which are not read",
    "form": "forms; what was typed into them is not part of the page",
    "img": "pictures, which were not loaded; their alternative texts are read",
}
_SILENT = frozenset({"script", "style", "head", "iframe", "object", "embed", "applet", "canvas"})
"""Elements whose text is not words of the page."""
_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "button", "input", "noscript", "script", "select", "style", "textarea", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
        "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
        "sup", "time", "tt", "u", "var", "wbr",
    }
)  # fmt: skip
_HIDING = re.compile(
    r"display\s*:\s*none(?![\w-])|visibility\s*:\s*(?:hidden|collapse)(?![\w-])|(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_HIDDEN = ", hidden"
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")  # white space of HTML; a no-break space is a character
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_TAG = re.compile(r"""<[A-Za-z][^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*""")
_QUOTED = re.compile(r"""(["']).*?\1""", re.DOTALL)
_MOST_ATTRIBUTES = 1000
"""The library compares each attribute of a tag with every other."""
_FIRST = 1024  # bytes in which the declaration must stand (HTML, 4.2.5.4)


@dataclass
class Page:
    """What a page says: its title, its blocks with their labels, its links in order, and what a person should know."""

    title: str = ""
    blocks: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the blocks that the page shows as one text, one a line."""
        return "\n".join(text for label, text in self.blocks if not label.endswith(_HIDDEN))

    @property
    def listed_links(self) -> str:
        """Return the words and the address of each link, one a line."""
        return "\n".join(f"{words} → {href}" for words, href in self.links)

    @property
    def hidden(self) -> str:
        """Return the blocks that the page hides, likewise."""
        return "\n".join(text for label, text in self.blocks if label.endswith(_HIDDEN))


def declared(raw: bytes) -> str | None:
    """Return the encoding that a page names in its first 1,024 bytes, as written.

    >>> declared(b'<meta charset="windows-1256">')
    'windows-1256'
    """
    found = _META.search(raw[:_FIRST])
    return found[1].decode("ascii") if found else None


def read_page(text: str, where: str) -> Page:
    """Return what an HTML text says.

    Raises:
        MalformedFile: there is no element in it.
        TooMuchInside: there are more than `MOST_ELEMENTS`.
    """
    root = _parsed(text, where)
    page = Page(title=_words(str(root.xpath("string(//head//title[1])"))))
    page.blocks = list(_blocks(root))
    page.links = [
        (_words(str(a.xpath("string()"))), a.get("href", ""))
        for a in root.iter("a", "area")
        if a.get("href")
    ]
    page.notes = _notes(root, page)
    if comments := text.count("<!--"):
        page.notes.append(
            f"{comments} comments in the source, which no browser shows; they are not read"
        )
    return page


def add_page(document: Document, label: str, source: str) -> None:
    """Add an HTML body of a message under a label: the words it shows, those it hides, its links, its source."""
    try:
        page = read_page(source, document.where)
    except (MalformedFile, TooMuchInside) as error:
        why = error.facts.get("detail") or error.facts["what_is"]
        document.note(f"{label} cannot be read as HTML ({why}); only its source is kept")
    else:
        document.part(label, page.text)
        if page.hidden:
            document.part(f"{label}, hidden", page.hidden)
        if page.links:
            document.part(f"{label}, links", page.listed_links)
        for note in page.notes:
            document.note(f"{label}: {note}")
    document.part(f"{label}, source", source)


def _parsed(text: str, where: str) -> etree._Element:
    # Bytes with a named encoding: a text that declares another one in its markup would be decoded twice. HTML declares no
    # entities, so a huge tree is only as large as the text; without it, words deeper than 255 elements would be dropped.
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    if any(_is_endless(tag[0]) for tag in _TAG.finditer(text)):
        raise TooMuchInside(where, what_is=f"a tag of more than {_MOST_ATTRIBUTES:,} attributes")
    raw = text.replace("\0", "\ufffd").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(raw, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise MalformedFile(where, format="HTML", detail=error) from error
    if any(fault.level == etree.ErrorLevels.FATAL for fault in parser.error_log):
        raise MalformedFile(where, format="HTML", detail=parser.error_log.last_error.message)
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise TooMuchInside(where, what_is=f"more than {MOST_ELEMENTS} elements")
    return root


def _is_endless(tag: str) -> bool:
    return len(tag) > 2 * _MOST_ATTRIBUTES and len(_QUOTED.sub("", tag).split()) > _MOST_ATTRIBUTES


def _blocks(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield label and words of every block that holds some, in the order of the page."""
    counts: Counter[str] = Counter()
    for kind, is_hidden, text in _runs(root):
        counts[kind] += 1
        yield f"{kind} {counts[kind]}{_HIDDEN if is_hidden else ''}", text


def _runs(root: etree._Element) -> Iterator[tuple[str, bool, str]]:
    """Gather words until a block ends or begins; yield its kind, whether it is hidden, and its words.

    One pass over events, without recursion: pages nest as deep as their makers like.
    """
    kinds, hidden, gathered = ["text"], [False], list[str]()
    silent = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        hides = _hides(element)
        if hides or not (tag in _INLINE or tag in _CELLS):  # it ends the block before it
            if text := _words("".join(gathered)):
                yield kinds[-1], hidden[-1], text
            gathered.clear()
        if event == "start":
            silent += tag in _SILENT
            kinds.append(_kind(tag, kinds[-1]))
            hidden.append(hidden[-1] or hides)
            gathered += [] if silent else _opening(element)
            continue
        silent -= tag in _SILENT
        kinds.pop()
        hidden.pop()
        if tag in _CELLS and element.getnext() is not None and _words("".join(gathered)):
            gathered.append(" | ")
        gathered.append("" if silent else element.tail or "")
    if text := _words("".join(gathered)):
        yield kinds[-1], hidden[-1], text


def _opening(element: etree._Element) -> list[str]:
    """Return the words that stand where an element begins: its own, or those that stand for it."""
    spoken = element.get("alt") if element.tag in {"img", "area"} else None
    if element.tag == "input" and element.get("type", "").lower() != "hidden":
        spoken = element.get("value") or element.get("placeholder")
    return [f" [{spoken}] " if spoken else "", element.text or ""]


def _kind(tag: str, around: str) -> str:
    if re.fullmatch("h[1-6]", tag):
        return "heading"
    named = {"li": "item", "tr": "row", "p": "paragraph", "title": "title", "pre": "paragraph"}
    return named.get(tag, around if tag in _INLINE or tag in _CELLS else "text")


def _hides(element: etree._Element) -> bool:
    if element.get("hidden") is not None or element.tag == "template":
        return True
    return _HIDING.search(element.get("style", "")) is not None


def _words(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")


def _notes(root: etree._Element, page: Page) -> list[str]:
    counts = Counter(_UNREAD[one.tag] for one in root.iter() if one.tag in _UNREAD)
    notes = [f"{count} {what}" for what, count in counts.items()]
    outside = sum(1 for one in root.iter("link") if one.get("href"))
    if outside:
        notes.append(f"{outside} files that the page calls for, which were not loaded")
    handlers = sum(any(str(key).startswith("on") for key in one.attrib) for one in root.iter())
    if handlers:
        notes.append(
            f"{handlers} elements that act when a person does something; they were not run"
        )
    hidden = sum(label.endswith(_HIDDEN) for label, _ in page.blocks)
    if hidden:
        notes.append(f"{hidden} passages that the page hides; they are read and marked as hidden")
    if counts["style sheets inside, which were not applied"] or outside:
        notes.append("what style sheets hide is not told from what they show")
    return notes
