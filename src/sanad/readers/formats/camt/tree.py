# SPDX-License-Identifier: Apache-2.0
"""The elements of a camt message by their local names: one walk for all versions from 01 on."""

import re
from collections.abc import Iterator

from lxml import etree

from sanad.errors import MalformedFile
from sanad.readers.formats.camt.places import FORMAT

NAMESPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.05([234])\.[0-9]{3}\.[0-9]{2}")
STATEMENTS = {
    "2": ("BkToCstmrAcctRpt", "Rpt"),
    "3": ("BkToCstmrStmt", "Stmt"),
    "4": ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
}
"""Message and statement element of camt.052, 053 and 054; version 01 puts V01-style names in their place."""

Element = etree._Element  # noqa: SLF001 - the name under which lxml's stubs publish the class


def parse(raw: bytes, where: str) -> tuple[Element, str]:
    """Return the root of a message and which of camt.052, 053, 054 it is.

    Raises:
        MalformedFile: not well-formed, or another kind of document.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise MalformedFile(where, format=FORMAT, detail=error) from error
    found = NAMESPACE.fullmatch(etree.QName(root).namespace or "")
    if found is None or etree.QName(root).localname != "Document":
        raise MalformedFile(
            where, format=FORMAT, detail="it is no camt.052, camt.053 or camt.054 message"
        )
    return root, found.group(1)


def statements(root: Element, kind: str, where: str) -> list[Element]:
    """Return the statements, reports or notices of a message, at least one."""
    message, statement = STATEMENTS[kind]
    found = [
        s for m in children(root) if local(m).startswith(message) for s in children(m, statement)
    ]
    if not found:
        raise MalformedFile(where, format=FORMAT, detail=f"there is no {statement} in it")
    return found


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return etree.QName(element).localname


def children(element: Element, name: str | None = None) -> Iterator[Element]:
    """Yield child elements, those of one name if given."""
    return (child for child in element if name in {None, local(child)})


def at(element: Element | None, path: str) -> Element | None:
    """Return the first element at a path of local names such as `Acct/Id/IBAN`."""
    for name in path.split("/"):
        element = next(children(element, name), None) if element is not None else None
    return element


def text(element: Element | None, *paths: str) -> str | None:
    """Return the text at the first of the paths that has any, or the element's own; without its edges."""
    for path in paths or (".",):
        found = element if path == "." else at(element, path)
        words = (
            "".join(str(piece) for piece in found.itertext()).strip() if found is not None else ""
        )
        if words:
            return words
    return None
