# SPDX-License-Identifier: Apache-2.0
"""The planted answers are looked for again, with nothing but csv, lxml and Decimal."""

import csv
import hashlib
import io
import re
from collections import Counter
from datetime import date, datetime
from decimal import Decimal

from lxml import etree

NS = {"c": "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"}


def alpha(sample, name):
    with (sample.root / name).open(encoding="ascii", newline="") as file:
        return list(csv.DictReader(file))


def beta(sample, name):
    with (sample.root / name).open(encoding="ascii", newline="") as file:
        rows = list(csv.reader(file, quotechar="'"))
    start = next(n for n, row in enumerate(rows) if row[:1] == ["Target No"])
    return [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]


def moment(written):
    return datetime.strptime(written, "%m/%d/%Y %H:%M:%S")  # noqa: DTZ007  # local, as written


def subscriber(written):
    digits = re.sub(r"\D", "", written)
    return digits[-10:] if re.fullmatch(r"(92|0)39\d{8}", digits) else None


def test_some_twelve_thousand_rows_one_file_for_each_number(sample):
    rows = sample.answers["rows"]
    assert len(rows) == 14
    assert 11_000 < sum(rows.values()) < 13_000


def test_the_second_subject_changes_handset_once_on_the_day_named(sample):
    said = sample.answers["handset_change"]
    rows = alpha(sample, said["file"])
    assert {row["IMSI"] for row in rows} == {said["imsi"]}
    imeis = [row["IMEI"] for row in rows]
    changes = [n for n in range(1, len(imeis)) if imeis[n] != imeis[n - 1]]
    assert [n + 1 for n in changes] == [said["first_row_new"]]
    assert (imeis[0], imeis[-1]) == (said["old_imei"], said["new_imei"])
    stamp = rows[changes[0]]["Date & Time"]
    assert moment(stamp).date() == date(2025, 2, 20)


def test_every_other_file_shows_one_handset(sample):
    for name in sample.answers["rows"]:
        if name == sample.answers["handset_change"]["file"]:
            continue
        rows = alpha(sample, name) if "alpha" in name else beta(sample, name)
        assert len({row["IMEI"] for row in rows}) == 1, name


def test_the_fifth_subject_goes_on_under_a_second_number_in_the_old_handset(sample):
    said = sample.answers["succession"]
    old, new = (
        alpha(sample, f"calls/alpha/{said[key][3:]}.csv") for key in ("old_number", "new_number")
    )
    stamps = [moment(row["Date & Time"]) for row in (old[-1], new[0])]
    assert [stamp.date() for stamp in stamps] == [date(2025, 2, 12), date(2025, 2, 14)]
    assert {row["IMEI"] for row in [*old, *new]} == {said["imei_of_both"]}
    assert not {row["IMSI"] for row in old} & {row["IMSI"] for row in new}
    known = [{subscriber(row["B-Party"]) for row in rows} - {None} for rows in (old, new)]
    counted = (len(known[0]), len(known[1]), len(known[0] & known[1]))
    assert counted == (said["contacts_old"], said["contacts_new"], said["contacts_shared"])
    assert counted[2] > 30


def test_both_ransom_calls_reach_the_employer(sample):
    said = sample.answers["ransom_calls"]
    rows = alpha(sample, said["file"])
    met = [n for n, row in enumerate(rows, 1) if subscriber(row["B-Party"]) == said["to"][3:]]
    assert met == said["rows"]
    assert [rows[n - 1]["Date & Time"] for n in met] == ["2/11/2025 20:15:30", "2/13/2025 09:42:05"]
    assert {rows[n - 1]["Call Type"] for n in met} == {"Outgoing"}


def test_the_money_passes_three_accounts_in_three_days_and_shrinks(sample):
    first, second = sample.answers["money_path"]["steps"]
    out = etree.parse(sample.root / first["debit"]["file"]).findall(".//c:Ntry", NS)[
        first["debit"]["row"] - 1
    ]
    into = etree.parse(sample.root / second["credit"]["file"]).findall(".//c:Ntry", NS)[
        second["credit"]["row"] - 1
    ]
    assert out.findtext(".//c:CdtrAcct/c:Id/c:IBAN", namespaces=NS) == first["to"] == second["from"]
    assert into.findtext(".//c:DbtrAcct/c:Id/c:IBAN", namespaces=NS) == second["from"]
    paid, received = (Decimal(one.findtext("c:Amt", namespaces=NS)) for one in (out, into))
    assert (paid, received) == (Decimal(2_500_000), Decimal(2_425_000))
    days = [
        date.fromisoformat(one.findtext("c:BookgDt/c:Dt", namespaces=NS)) for one in (out, into)
    ]
    assert (days[1] - days[0]).days == 2
    text = (sample.root / first["credit"]["file"]).read_text(encoding="ascii")
    entries = re.split(r"(?=^:61:)", text.replace("\r\n", "\n"), flags=re.MULTILINE)[1:]
    assert entries[first["credit"]["row"] - 1].startswith(":61:2502170217C2500000,00")
    assert f"?31{first['from']}" in entries[first["credit"]["row"] - 1]
    assert entries[second["debit"]["row"] - 1].startswith(":61:2502190219D2425000,00")
    assert f"?31{second['to']}" in entries[second["debit"]["row"] - 1]


def test_the_name_twin_has_another_father_birth_year_and_card_in_both_sources(sample):
    said = sample.answers["name_twin"]
    entry = etree.parse(sample.root / said["bank"]["file"]).findall(".//c:Ntry", NS)[
        said["bank"]["row"] - 1
    ]
    assert entry.findtext(".//c:Cdtr/c:Nm", namespaces=NS) == said["name"]
    assert entry.findtext(".//c:BirthDt", namespaces=NS) == said["twin_born"] != said["born"]
    assert (
        entry.findtext(".//c:PrvtId/c:Othr/c:Id", namespaces=NS)
        == said["twin_cnic"]
        != said["cnic"]
    )
    assert f"son of {said['twin_father']}" in entry.findtext(".//c:Ustrd", namespaces=NS)
    news = (sample.root / said["news"]).read_text(encoding="utf-8")
    assert f"{said['name']}, son of {said['twin_father']}, aged 63" in news
    assert said["father"] != said["twin_father"]


def test_one_call_file_lies_outside_its_order_and_all_others_inside(sample):
    sheet = sample.sheet("delivery")
    orders = {one["id"]: one for one in sheet["instrument"]}
    outside = []
    for delivery in sheet["delivery"]:
        order = orders[delivery["instrument"]]
        for name in sample.answers["rows"]:
            if name in delivery["files"] or (
                "beta" in name and "calls/beta/*.csv" in delivery["files"]
            ):
                number = f"+92{name[-14:-4]}"
                if number not in order["covers"] or _first_day(sample, name) < order["covers_from"]:
                    outside.append(name)
    assert outside == [sample.answers["out_of_scope"]["file"]]
    assert _first_day(sample, outside[0]) == date(2024, 11, 15)


def _first_day(sample, name):
    if "beta" in name:
        return _day_first(beta(sample, name)[0]["Date"])
    return moment(alpha(sample, name)[0]["Date & Time"]).date()


def _day_first(written):
    day, month, year = written.split("/")
    return date(int(year), int(month), int(day))


def test_no_record_in_scope_falls_into_the_last_year_by_universal_time(sample):
    for name in sample.answers["rows"]:
        if name != sample.answers["out_of_scope"]["file"] and _first_day(sample, name) == date(
            2025, 1, 1
        ):
            row = beta(sample, name)[0] if "beta" in name else alpha(sample, name)[0]
            clock = row["Time"] if "beta" in name else row["Date & Time"].partition(" ")[2]
            assert clock >= "05:00:00", name


def test_one_listed_file_was_altered_by_one_duration_and_no_other(sample):
    said = sample.answers["altered"]
    listed = {
        name: digest
        for delivery in sample.sheet("delivery")["delivery"]
        for name, digest in delivery.get("sha256", {}).items()
    }
    differing = [
        name for name, digest in listed.items()
        if hashlib.sha256((sample.root / name).read_bytes()).hexdigest() != digest
    ]  # fmt: skip
    assert differing == [said["file"]]
    table = list(
        csv.reader(io.StringIO((sample.root / said["file"]).read_text("ascii"), newline=""))
    )
    assert table[said["row"]][5] == said["duration_delivered"] != said["duration_listed"]
    table[said["row"]][5] = said["duration_listed"]
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(table)
    assert hashlib.sha256(out.getvalue().encode()).hexdigest() == listed[said["file"]]


def test_nothing_on_the_worksheet_rests_on_the_altered_or_the_uncovered_file(sample):
    unusable = {sample.answers["altered"]["file"], sample.answers["out_of_scope"]["file"]}
    assert not unusable & {claim.get("file") for claim in sample.sheet("worksheet")["claim"]}


def test_the_third_subject_was_abroad_on_the_day_by_two_sources(sample):
    said = sample.answers["exculpatory"]
    rows = beta(sample, said["roaming"]["file"])
    roaming = [n for n, row in enumerate(rows, 1) if row["Roam Nw"] != "-"]
    assert [roaming[0], roaming[-1], len(roaming)] == [
        *said["roaming"]["rows"],
        said["roaming"]["count"],
    ]
    assert {rows[n - 1]["First CGI"] for n in roaming} == {"---"}
    days = {rows[n - 1]["Date"] for n in roaming}
    assert "18/01/2025" in days
    assert rows[said["roaming_on_the_day"] - 1]["Date"] == "18/01/2025"


def test_exactly_the_documented_rows_are_broken(sample):
    said = sample.answers["bad_rows"]
    for name in (name for name in sample.answers["rows"] if "alpha" in name):
        with (sample.root / name).open(encoding="ascii", newline="") as file:
            rows = list(csv.reader(file))[1:]
        found = {"impossible_date": [], "missing_field": [], "unknown_call_type": []}
        for number, row in enumerate(rows, 1):
            if len(row) != 10:
                found["missing_field"].append(number)
            if row[1] not in {"Incoming", "Outgoing", "SMS", "Data"}:
                found["unknown_call_type"].append(number)
            if not _possible(row[4]):
                found["impossible_date"].append(number)
        wanted = {key: said[key] if name == said["file"] else [] for key in found}
        assert found == wanted, name


def _possible(stamp):
    try:
        moment(stamp)
    except ValueError:
        return False
    return True


def test_alpha_supplies_no_incoming_message_and_spells_senders_in_hexadecimal(sample):
    rows = [
        row for name in sample.answers["rows"] if "alpha" in name for row in alpha(sample, name)
    ]
    senders = {row["B-Party"] for row in rows if re.fullmatch(r"[0-9A-F]{14,18}", row["B-Party"])}
    assert {bytes.fromhex(one).decode() for one in senders} == {"ZARDPAY", "ALPHAINFO"}
    forms = Counter(
        "plus" if w.startswith("+92-") else "country" if w.startswith("923") else "national"
        for row in rows if subscriber(w := row["B-Party"])
    )  # fmt: skip
    assert min(forms.values()) > 500
    assert len(forms) == 3


def test_a_call_between_two_of_the_cast_stands_in_both_records(sample):
    mine = alpha(sample, "calls/alpha/3910412207.csv")
    theirs = {
        (row["Date"], row["Time"], row["Dur(s)"])
        for row in beta(sample, "calls/beta/3940223951.csv")
    }
    between = [row for row in mine if subscriber(row["B-Party"]) == "3940223951"]
    assert len(between) > 20
    for row in between:
        at = moment(row["Date & Time"])
        assert (at.strftime("%d/%m/%Y"), at.strftime("%H:%M:%S"), row["Duration"]) in theirs


def test_three_of_five_reports_repeat_one_statement_and_say_so_on_the_worksheet(sample):
    said = sample.answers["one_statement"]
    sentence = (
        "explosion at the Sangreza post on 18 January 2025 killed two people and injured seven"
    )
    repeating = [
        name for name in sample.evidence()
        if name.startswith("news/") and sentence in (sample.root / name).read_text("utf-8")
    ]  # fmt: skip
    assert repeating == [said["original"], *said["copies"]]
    claims = {claim["key"]: claim for claim in sample.sheet("worksheet")["claim"]}
    for claim in claims.values():
        if claim["file"] in said["copies"]:
            assert claims[claim["copy_of"]]["file"] == said["original"]
