# SPDX-License-Identifier: Apache-2.0
"""Beta Telecom (invented) writes its records: a preamble, 26 columns, values in single quotes, day first."""

from kohzard.cast import FIRST_DAY, LAST_DAY
from kohzard.dice import dice
from kohzard.network import SENDERS, Event
from kohzard.records import Record, lines, records

HEADER = (
    "Target No,Call Type,TOC,B Party No,LRN No,LRN TSP-LSA,Date,Time,Dur(s),First CGI Lat/Long,First CGI,"
    "Last CGI Lat/Long,Last CGI,SMSC No,Service Type,IMEI,IMSI,Call Fow No,Roam Nw,SW & MSC ID,IN TG,OUT TG,"
    "Vowifi First UE IP,Port1,Vowifi Last UE IP,Port2"
)
SMS_CENTRE = "923990000900"


def beta_files(happened: list[Event]) -> dict[str, bytes]:
    """Return Beta's files by path; sessions are not part of what Beta supplies."""
    files = {}
    for line, person in lines("beta"):
        found = [one for one in records(line, person, happened) if one.kind != "data"]
        files[f"calls/beta/{line[3:]}.csv"] = _file(line, found)
    return files


def _file(line: str, found: list[Record]) -> bytes:
    luck = dice(f"hand of {line}")
    preamble = [
        "BETA TELECOM LIMITED (FICTIONAL)",
        "",
        f"Ticket Number : BT-2025-{line[-4:]}",
        f"Input Value (MSISDN) : {line[1:]}",
        f"Date Range : {FIRST_DAY:%d/%m/%Y} 00:00:00 - {LAST_DAY:%d/%m/%Y} 23:59:59",
        f"Total Records : {len(found)}",
        "",
    ]
    rows = [
        _row(one, second_mast=luck.randrange(8) == 0, national=luck.randrange(3) == 0)
        for one in found
    ]
    return "".join(f"{text}\r\n" for text in [*preamble, HEADER, *rows]).encode("ascii")


def _row(one: Record, *, second_mast: bool, national: bool) -> str:
    sms = one.kind == "sms"
    first = last = cgi = last_cgi = "---"
    if one.site:
        first = last = f"{one.site.lat}/{one.site.lon}"
        cgi = last_cgi = f"001-01-{one.site.lac}-{one.site.cell}"
        if second_mast and not sms:
            last_cgi = f"001-01-{one.site.lac}-{one.site.cell + 100}"
    values = [
        one.owner[1:],
        {True: "SMO" if sms else "OUT", False: "SMT" if sms else "IN"}[one.outgoing],
        "PRE",
        _written(one.other, national=national),
        "---",
        "---",
        f"{one.at:%d/%m/%Y}",
        f"{one.at:%H:%M:%S}",
        str(one.seconds),
        first,
        cgi,
        last,
        last_cgi,
        SMS_CENTRE if sms else "-",
        "SMS" if sms else "Voice",
        one.imei,
        one.imsi,
        "-",
        "-" if one.site else "SAMPLE OMAN",
        "MSC01",
        "-",
        "-",
        "-",
        "-",
        "-",
        "-",
    ]
    return ",".join(f"'{value}'" for value in values)


def _written(other: str, *, national: bool) -> str:
    if other in SENDERS:
        return f"BT-{other}"
    return f"0{other[3:]}" if national else other[1:]
