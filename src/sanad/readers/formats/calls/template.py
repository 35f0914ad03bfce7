# SPDX-License-Identifier: Apache-2.0
"""A template for call records: the clock, the numbers and the words of one operator (docs/formats/template.md)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sanad.readers.formats.calls.positions import PAIRS, check
from sanad.readers.tabular.layout import (
    Layout,
    checked,
    document,
    flag,
    layout_of,
    one_of,
    only,
    only_columns,
    only_own,
    text,
    texts,
)
from sanad.readers.tabular.orders import EITHER_ORDER
from sanad.values.instant import shape_of, zone_named

KINDS = ("call", "sms", "data")
DIRECTIONS = ("in", "out")
_OWN = {"zone", "home", "hex_senders", "date_format", "calls", "every", "set_aside", "position"}
_REQUIRED = {"zone", "home"}
_COLUMNS = {
    "owner", "other", "calling", "called", "type", "started", "duration", "imei", "imsi", "cell", "site", "last_cell",
    "latitude", "longitude", "last_latitude", "last_longitude", "forwarded",
}  # fmt: skip
_SEVERAL = {"started", "type"}


@dataclass(frozen=True)
class Template(Layout):
    """One operator's layout of call records.

    `calls` maps the operator's word to kind and direction; `every` is both for all records of a layout that has no such
    column. `set_aside` are words that are known and not clear, each with the sentence for its rejects.
    """

    zone: str
    home: str
    hex_senders: bool
    date_formats: tuple[str, ...]
    calls: dict[str, tuple[str, str]]
    every: tuple[str, str] | None
    set_aside: dict[str, str]
    position: str | None


def load(path: Path) -> Template:
    """Read one template.

    Raises:
        BadSheet: a field is missing, unknown or of the wrong kind.
        Unreadable: the file cannot be opened.
    """
    found: Template = checked(document(path), template_of)
    return found


def template_of(fields: dict[str, Any]) -> Template:
    """Return the template that the fields of a document make; raises as `layout_of` does."""
    only_own(fields, _OWN, _REQUIRED)
    common = layout_of(fields)
    calls, every = _calls(fields.get("calls", {})), _every(fields.get("every"))
    if bool(calls) == bool(every):
        raise ValueError("a template has either [calls] and a column for the type, or every")
    only_columns(
        fields["columns"], _COLUMNS, {"started"} if every else {"type", "started"}, _SEVERAL
    )
    sides = {"owner", "other", "calling", "called"} & set(common.columns)
    if sides not in ({"owner", "other"}, {"calling", "called"}):
        raise ValueError("[columns] names either owner and other, or calling and called")
    zone_named(fields["zone"])
    return Template(
        **vars(common),
        zone=fields["zone"],
        home=text(fields["home"]),
        hex_senders=flag(fields.get("hex_senders", False)),
        date_formats=_date_formats(fields.get("date_format")),
        calls=calls,
        every=every,
        set_aside=_set_aside(fields.get("set_aside", {}), calls),
        position=_position(fields.get("position"), common.columns),
    )


def _date_formats(value: str | list[str] | None) -> tuple[str, ...]:
    formats = (
        EITHER_ORDER if value is None else (value,) if isinstance(value, str) else texts(value)
    )
    for form in formats:
        shape_of(form)
        if "%z" in form:
            raise ValueError("date_format may not hold %z: the template names the zone")
    if not formats:
        raise ValueError("date_format is an empty list; leave it out when the order is not known")
    return formats


def _calls(value: dict[str, dict[str, str]]) -> dict[str, tuple[str, str]]:
    return {written: _meaning(meaning, f"[calls] {written}") for written, meaning in value.items()}


def _every(value: dict[str, str] | None) -> tuple[str, str] | None:
    return None if value is None else _meaning(value, "every")


def _meaning(value: dict[str, str], where: str) -> tuple[str, str]:
    only(value, {"kind", "direction"}, {"kind", "direction"}, where)
    return (
        one_of(value["kind"], KINDS, f"{where}: kind"),
        one_of(value["direction"], DIRECTIONS, f"{where}: direction"),
    )


def _set_aside(value: dict[str, str], calls: dict[str, tuple[str, str]]) -> dict[str, str]:
    if both := set(value) & set(calls):
        raise ValueError(f"{min(both)} stands in [calls] and in [set_aside]")
    if value and not calls:
        raise ValueError("[set_aside] needs [calls] beside it")
    return {written: text(reason) for written, reason in value.items()}


def _position(value: object, columns: dict[str, tuple[int, ...]]) -> str | None:
    """Return the form of a text with both degrees in it, which is needed where one column gives both."""
    form = None if value is None else check(text(value))
    for pair in PAIRS:
        places = [columns.get(name) for name in pair]
        if (places[0] is None) != (places[1] is None):
            raise ValueError(f"{pair[0]} and {pair[1]} go together")
        if places[0] is not None and (places[0] == places[1]) != (form is not None):
            raise ValueError("position is the form of one column that gives both degrees")
    return form
