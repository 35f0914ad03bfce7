# SPDX-License-Identifier: Apache-2.0
"""What Word and PowerPoint files have in common: the door, properties, files inside, what points outside, what is not read.

Macros, controls and objects of other programs are named and never run; files that a document calls for are named and never
fetched.
"""

from collections import Counter
from pathlib import Path, PurePosixPath

from lxml import etree

from sanad.errors import LockedFile
from sanad.readers.document import Document, listed
from sanad.readers.package import Package, is_markup

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_COMPOUND = b"\xd0\xcf\x11\xe0"
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


def opened(sealed: Path, where: str, form: str) -> Package:
    """Return the package of a file; use it as a context.

    Raises:
        LockedFile: it is encrypted, and so lies in a compound file (MS-OFFCRYPTO 2.3).
    """
    with sealed.open("rb") as file:
        if file.read(len(_COMPOUND)) == _COMPOUND:
            raise LockedFile(where, format=form)
    return Package(sealed, where, form)


def main_part(package: Package, usual: str) -> str:
    """Return the name of the part with which a document begins; the usual one where the package names none."""
    relations = package.relations("").values()
    return next((one.target for one in relations if one.kind == "officeDocument"), usual)


def settle(root: etree._Element) -> None:
    """Keep one of two forms of the same thing: the second is for programs that do not know the first (ECMA-376 part 3)."""
    for choice in list(root.iter(f"{_MC}AlternateContent")):
        if choice.find(f"{_MC}Choice") is not None:
            for second in choice.findall(f"{_MC}Fallback"):
                choice.remove(second)


def add_rest(package: Package, document: Document, seen: set[str]) -> None:
    """Add what stands beside the words of a document of which the parts `seen` were read: charts, links, properties, files."""
    seen = seen | _add_drawn(package, document)
    if links := _note_outside(package, document):
        document.part("links", "\n".join(links))
    _add_properties(package, document)
    _add_files(package, document)
    _note_unread(package, document, seen)


def _add_properties(package: Package, document: Document) -> None:
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


def _add_drawn(package: Package, document: Document) -> set[str]:
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


def _add_files(package: Package, document: Document) -> None:
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


def _note_outside(package: Package, document: Document) -> list[str]:
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


def _note_unread(package: Package, document: Document, seen: set[str]) -> None:
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
