# SPDX-License-Identifier: Apache-2.0
"""Write a goAML report that the receiving unit's own schema accepts, or refuse.

The order of elements is common to versions 2.0 and 5.0.2; what one of them does not know, or demands, its schema says. Each
financial intelligence unit has a schema of its own, with its own codes, so the office supplies the file; none is shipped.
The same report gives the same bytes.
"""

from dataclasses import Field, fields
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from sanad.dossier.exports.goaml.report import (
    Account,
    Activity,
    Entity,
    Party,
    Person,
    Report,
    ReportParty,
    Side,
)
from sanad.errors import BadValue, Unreadable

VERSIONS = ("2.0", "5.0.2")
_WITH_VERSION = frozenset({"5.0.2"})
"""Versions in which a report names its own."""
_MOST_FAULTS = 5

_Element = etree._Element  # noqa: SLF001 - the name under which lxml's stubs publish the class


def write(report: Report, version: str, schema: Path) -> bytes:
    """Return a report as XML in UTF-8, valid against `schema`.

    Args:
        report: What is reported.
        version: One of `VERSIONS`.
        schema: The unit's XML schema; no file is fetched from a network for it.

    Raises:
        BadValue: another version, a text that XML cannot hold, a schema that is none, or a report that it refuses: the first
            faults are named.
        Unreadable: the schema cannot be opened.
    """
    if version not in VERSIONS:
        detail = f"one of {', '.join(VERSIONS)}"
        raise BadValue("version", value=version, type="goAML version", detail=detail)
    root = etree.Element("report")
    if version in _WITH_VERSION:
        etree.SubElement(root, "schema_version").text = version
    try:
        _fill(root, report)
    except ValueError as error:
        raise BadValue("report", value="a text", type="text of XML", detail=error) from error
    _check(root, schema)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _check(root: _Element, schema: Path) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        rules = etree.XMLSchema(etree.parse(schema, parser))
    except OSError as error:
        raise Unreadable(str(schema), detail=error.strerror or error) from error
    except (etree.XMLSyntaxError, etree.XMLSchemaParseError) as error:
        raise BadValue(schema.name, value="the file", type="XML schema", detail=error) from error
    if not rules.validate(root):
        lines = str(rules.error_log).splitlines()[:_MOST_FAULTS]  # place:code: what is wrong
        faults = "; ".join(line.partition(": ")[2] for line in lines)
        raise BadValue(schema.name, value="the report", type="goAML report", detail=faults)


def _fill(parent: _Element, thing: Any) -> None:  # noqa: ANN401 - any of the report's dataclasses
    """Write the fields of one thing in their order."""
    for one in fields(thing):
        value = getattr(thing, one.name)
        if isinstance(value, Side):
            _side(parent, {"payer": "from", "payee": "to"}[one.name], value)
        elif isinstance(value, Activity):
            group = etree.SubElement(etree.SubElement(parent, "activity"), "report_parties")
            for party in value.parties:
                _report_party(etree.SubElement(group, "report_party"), party)
        elif one.name == "content":
            for transaction in value:
                _fill(etree.SubElement(parent, "transaction"), transaction)
        elif isinstance(value, tuple):
            _several(parent, one, value)
        elif value is not None:
            _element(parent, one.name, value)


def _several(parent: _Element, one: "Field[object]", values: tuple[object, ...]) -> None:
    group = one.metadata["group"]
    holder = etree.SubElement(parent, group) if group is not None and values else parent
    for value in values:
        _element(holder, one.metadata["name"], value)


def _element(parent: _Element, name: str, value: object) -> None:
    element = etree.SubElement(parent, name)
    match value:
        case str():
            element.text = value
        case bool():
            element.text = "1" if value else "0"  # some schemas fix it to "1"
        case int():
            element.text = str(value)
        case Decimal():
            element.text = format(value, "f")
        case datetime():
            element.text = value.replace(tzinfo=None).isoformat(
                timespec="seconds"
            )  # its own wall clock
        case date():
            element.text = f"{value.isoformat()}T00:00:00"
        case _:
            _fill(element, value)


def _side(parent: _Element, way: str, side: Side) -> None:
    """Write one end of a transaction; its elements are named for the way the money goes."""
    holder = etree.SubElement(parent, f"t_{way}_my_client" if side.is_client else f"t_{way}")
    _element(holder, f"{way}_funds_code", side.funds_code)
    if side.funds_comment is not None:
        _element(holder, f"{way}_funds_comment", side.funds_comment)
    if side.foreign_currency is not None:
        _element(holder, f"{way}_foreign_currency", side.foreign_currency)
    if side.conductor is not None:
        _element(holder, "t_conductor", side.conductor)
    _element(holder, f"{way}_{_kind(side.party)}", side.party)
    _element(holder, f"{way}_country", side.country)


def _report_party(holder: _Element, reported: ReportParty) -> None:
    name = _kind(reported.party)
    _element(holder, f"{name}_my_client" if reported.is_client else name, reported.party)
    for field, value in (
        ("significance", reported.significance),
        ("reason", reported.reason),
        ("comments", reported.comments),
    ):
        if value is not None:
            _element(holder, field, value)


def _kind(party: Party) -> str:
    match party:
        case Person():
            return "person"
        case Entity():
            return "entity"
        case Account():
            return "account"
