# SPDX-License-Identifier: Apache-2.0
"""What Word and PowerPoint files have in common: properties, files inside, what points outside, what is not read.

Macros, controls and objects of other programs are named and never run; files that a document calls for are named and never
fetched.
"""

from collections import Counter
from pathlib import PurePosixPath

from lxml import etree

from sanad.readers.document import Document, listed
from sanad.readers.package import Package, is_markup

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CODE = ("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin")
_QUIET = frozenset(
    {
        "[Content_Types].xml", "app.xml", "core.xml", "custom.xml", "styles.xml", "stylesWithEffects.xml", "settings.xml",
        "webSettings.xml", "fontTable.xml", "numbering.xml", "people.xml", "commentsExtended.xml", "commentsIds.xml",
        "commentsExtensible.xml", "presProps.xml", "viewProps.xml", "tableStyles.xml", "revisionInfo.xml", "commentAuthors.xml",
        "authors.xml", "vbaData.xml", "thumbnail.xml",
    }
)  # fmt: skip
_QUIET_FOLDERS = frozenset({"theme", "_rels", "tags"})
_TIMES = {"created": "created", "modified": "modified", "lastPrinted": "printed"}
_FACTS = {"Application": "application", "AppVersion": "application_version", **_TIMES}
_SAYING = frozenset({"Application", "AppVersion", "Company", "Manager", "Template", "TotalTime"})
"""Of the extended properties, those that are no counts or settings."""


def add_properties(package: Package, document: Document) -> None:
    """Add what the file says of itself as a part, and its times and program as facts, all as written."""
    lines = []
    for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
        if name not in package.names:
            continue
        for one in package.xml(name):
            key = one.get("name") or etree.QName(one).localname
            value = " ".join(str(one.xpath("string()")).split())
            if value and (name != "docProps/app.xml" or key in _SAYING):
                lines.append(f"{key}: {value}")
            if key in _FACTS:
                document.fact(_FACTS[key], value)
    if lines:
        document.part("document properties", "\n".join(lines))


def add_drawn(package: Package, document: Document) -> set[str]:
    """Add the words of charts and diagrams, one part each, and return the names of what was read."""
    seen = set()
    for kind, folder, start in (("chart", "charts", "chart"), ("diagram", "diagrams", "data")):
        for name in package.names:
            path = PurePosixPath(name)
            if path.parent.name == folder and path.name.startswith(start) and path.suffix == ".xml":
                seen.add(name)
                wanted = (f"{_DRAWING}t", f"{_CHART}v")
                words = [one.text for one in package.xml(name).iter(*wanted) if one.text]
                document.part(f"{kind} {path.stem}", "\n".join(words))
    return seen


def add_files(package: Package, document: Document) -> None:
    """Write every member that is no markup as a file of its own; code is only named."""
    for name in package.names:
        path = PurePosixPath(name)
        if path.name.lower() in _CODE:
            document.note(f"it holds macros ({name}), which were not run")
        elif path.suffix.lower() == ".odttf" or path.parent.name == "printerSettings":
            document.note("it holds fonts or settings of a printer, which are not read")
        elif not is_markup(name):
            if path.parent.name in {"embeddings", "activeX"}:
                document.note(
                    f"it holds an object of another program ({name}), which was not opened"
                )
            document.inside.add(name, package.raw(name), "attachment")


def note_outside(package: Package, document: Document) -> list[str]:
    """Note what the file calls for from outside, and return the addresses of plain links in order."""
    links = dict.fromkeys(
        one.target for _, one in package.outside() if one.kind == "hyperlink" and one.target
    )
    called = Counter(
        f"{one.kind} {one.target}" for _, one in package.outside() if one.kind != "hyperlink"
    )
    for what in called:
        document.note(f"it calls for a file outside, which was not fetched: {what[:300]}")
    return list(links)


def note_unread(package: Package, document: Document, seen: set[str]) -> None:
    """Note the markup that no reader here looked at and that may hold words."""
    left = [
        name
        for name in package.names
        if name not in seen
        and is_markup(name)
        and PurePosixPath(name).name not in _QUIET
        and not _QUIET_FOLDERS & set(PurePosixPath(name).parts)
        and not PurePosixPath(name).name.startswith(
            ("colors", "style", "quickStyle", "layout", "drawing")
        )
    ]
    if left:
        document.note(f"parts of the file that were not read: {listed(left)}")
