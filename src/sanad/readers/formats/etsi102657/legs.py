# SPDX-License-Identifier: Apache-2.0
"""What one ResponseRecord says, a row for each party leg, whichever of its three shapes it has.

1. data: `nationalTelephonyServiceUsage/internetAccess` carries device, time and place;
2. parties: no national element, a `TelephonyPartyInformation` for each leg of a call or message;
3. hybrid: `internetAccess` carries the device, and time and place stand in the party beside it.

So time, place and identities are looked for in both, the national branch first. A record of none of these shapes gives
one row that holds what every record has. Values are as written but for runs of white space, which become one blank.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sanad.readers.formats.etsi102657.place import cell_of, degrees
from sanad.readers.formats.etsi102657.values import (
    MOST_FIELDS,
    any_of,
    as_json,
    first,
    listed,
    pairs,
    utc,
    word,
)
from sanad.readers.markup import at, text

Row = dict[str, str]

USAGE = "recordPayload/telephonyRecord/telephonyServiceUsage"
DATA, NAMED = "data", "named"
"""Types of rows that are no role of a party: a session; a leg that only says who the other party was."""
_FIXED = frozenset({"countryCode", "headerID"})  # stand before the choice of the national element
_SECONDS = re.compile(r"[0-9]{1,9}")
_IMEI = re.compile(r"[0-9]{14,16}")
_MOST_VALUE = 2_000
SESSION_KEYS = ("Session Id", "Session-ID")


@dataclass(frozen=True)
class Told:
    """The rows of a record, and what a person should know of it."""

    shape: str
    rows: list[Row]
    remarks: list[str]


def told(record: Element) -> Told:
    """Return the rows of a record."""
    usage = at(record, USAGE)
    national = at(usage, "nationalTelephonyServiceUsage")
    branch = None if national is None else next((e for e in national if e.tag not in _FIXED), None)
    legs = list(usage.iter("TelephonyPartyInformation")) if usage is not None else []
    if branch is None and not legs:
        return _unknown(record)
    shape = _shape(branch, legs)
    remarks: list[str] = []
    rows = []
    common = _common(record, shape)
    bare = [branch is None and _is_bare(leg) for leg in legs]
    for number, leg in enumerate(legs or [None], start=1):
        row = {
            **common,
            "leg": str(number),
            **_leg(leg, branch, usage),
            "other": _other(legs, number),
        }
        if legs and bare[number - 1] and not all(bare):
            row["type"] = NAMED
        rows.append(row)
        remarks += _remarks(row, leg, branch, usage)
    return Told(shape, [_flat(row) for row in rows], [*remarks, *_unlisted(rows)])


def _shape(branch: Element | None, legs: list[Element]) -> str:
    if branch is None:
        return "parties"
    return "data" if not legs or text(branch, "interval/startTime") else "hybrid"


def _unknown(record: Element) -> Told:
    row = {**_common(record, "unknown"), "leg": "1"}
    return Told("unknown", [_flat(row)], _unlisted([row]))


def _common(record: Element, shape: str) -> Row:
    information = text(record, "additionalInformation/otherInformation")
    told_pairs = pairs(information)
    known = dict(told_pairs)
    return {
        "shape": shape,
        "record_number": text(record, "recordNumber") or "",
        "call_indicator": known.get("Call Indikator", ""),
        "session_id": next((known[key] for key in SESSION_KEYS if key in known), ""),
        "data_type": word(at(record, "nationalRecordPayload/typeOfData")),
        "other_information": as_json(told_pairs) if told_pairs else information or "",
        "fields": listed(record),
    }


def _leg(leg: Element | None, branch: Element | None, usage: Element | None) -> Row:
    """Return what is said of one leg; `branch` is the national one, which is asked first."""
    whole = [part for part in (branch, leg) if part is not None]
    role = word(at(leg, "partyRole"))
    number = text(leg, "partyNumber") or first(branch, "mSISDN")
    device = first(branch, "naDeviceId")
    imei = text(leg, "iMEI") or (device if _IMEI.fullmatch(device) else "")
    imsi = any_of(whole, "iMSI")
    start = _time(whole, usage, "startTime")
    duration = _time(whole, usage, "durationTime")
    uli = any_of(whole, "userLocationInformation")
    cell = cell_of(uli)
    return {
        "type": role if branch is None else DATA if branch.tag == "internetAccess" else branch.tag,
        "role": role,
        "party_type": word(at(leg, "partyType")),
        "owner": number or (imsi and f"imsi:{imsi}") or (imei and f"imei:{imei}"),
        "number": number,
        "imei": imei,
        "imsi": imsi,
        "device": device,
        "apn": any_of(whole, "aPN"),
        "access": word(at(branch, "nwAccessType")),
        "started": utc(start),
        "start_time": start,
        "end_time": _time(whole, usage, "endTime"),
        "duration": duration if _SECONDS.fullmatch(duration) else "",
        "cell": str(cell or ""),
        "uli": uli,
        **_place(whole),
    }


def _place(whole: list[Element]) -> Row:
    """Return the first place that is given in degrees, as written and as decimal degrees."""
    found: Row = {"map_datum": "", "azimuth": "", "beam_width": any_of(whole, "beamWidth")}
    written = {"latitude": "", "longitude": ""}
    spots = (e for part in whole for e in part.iter() if e.tag.startswith("geoCoordinates"))
    if (spot := next(spots, None)) is not None:
        ending = "Dec" if spot.tag == "geoCoordinatesDec" else ""
        written = {side: text(spot, side + ending) or "" for side in written}
        found |= {"map_datum": word(at(spot, "mapDatum")), "azimuth": text(spot, "azimuth") or ""}
    values = {side: degrees(said, side) for side, said in written.items()}
    is_whole = None not in values.values()
    return {
        **{side: f"{value:.6f}" if is_whole else "" for side, value in values.items()},
        **{f"{side}_written": said for side, said in written.items()},
        **found,
    }


def _is_bare(leg: Element) -> bool:
    """Tell whether a leg has nothing but what names its party."""
    return all(e.tag in {"partyRole", "partyType", "partyNumber"} for e in leg)


def _other(legs: list[Element], number: int) -> str:
    """Return the other party's number, which is told only where there are two."""
    both = 2
    return text(legs[both - number], "partyNumber") or "" if len(legs) == both else ""


def _time(whole: list[Element], usage: Element | None, name: str) -> str:
    """Return a time of the leg's own, else of the whole communication."""
    paths = (f"interval/{name}", f"communicationTime/{name}")
    own = next((said for part in whole if (said := text(part, *paths))), None)
    return own or text(usage, f"communicationTime/{name}") or ""


def _flat(row: Row) -> Row:
    """Return a row of single lines; a value too long for its column is left to `fields` and the sealed bytes."""
    return {name: said if name == "fields" else _short(name, said) for name, said in row.items()}


def _short(name: str, said: str) -> str:
    line = " ".join(said.split())
    return (
        line if len(line) <= (MOST_FIELDS if name == "other_information" else _MOST_VALUE) else ""
    )


def _remarks(
    row: Row, leg: Element | None, branch: Element | None, usage: Element | None
) -> list[str]:
    """Return what a person should know of one row."""
    whole = [part for part in (branch, leg) if part is not None]
    places = sum(e.tag.startswith("geoCoordinates") for part in whole for e in part.iter())
    half = not row["latitude"] and (row["latitude_written"] or row["longitude_written"])
    lost = not row["duration"] and _time(whole, usage, "durationTime")
    said = {
        "give a time without its offset from UTC or in another form; it is not read": (
            row["start_time"] and not row["started"]
        ),
        "give a duration that is no whole number of seconds; it is not read": lost,
        "give a place in a form that is not known; it is not read": half,
        "give a cell (userLocationInformation) in another layout; it is not read": (
            row["uli"] and not row["cell"]
        ),
        f"give a place on the datum {row['map_datum'][:40]}, which is not WGS 84": (
            row["map_datum"].lower() not in {"", "wgs84"}
        ),
        "give more than one place; the columns hold the first": places > 1,
    }
    if branch is not None and branch.tag != "internetAccess":
        said[f"have a national part {branch.tag[:80]}, which is not known here"] = True
    return [words for words, holds in said.items() if holds]


def _unlisted(rows: list[Row]) -> list[str]:
    is_cut = any(row["fields"].endswith(",null]") for row in rows)
    return ["hold more than a column takes; the rest stands at their byte range"] if is_cut else []
