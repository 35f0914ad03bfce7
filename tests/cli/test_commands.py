# SPDX-License-Identifier: Apache-2.0
"""The whole work through the command line, step by step, as another program would drive it."""

import csv
import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyrage import x25519

from bundle_sheet import SHEET
from sanad.cli.main import COMMANDS, main
from scene import CALLS, NOTE, sample_rule

CASE = "op-test"
ROSTER = """
sheet = "sanad/roster/1"
""" + "".join(
    f"""
[[officer]]
id = "{name}"
name = "The {name}"
office = "{office}"
roles = ["{role}"]
from = 2025-01-01
order = "Order 1"
compartments = ["{CASE}"]
"""
    for name, office, role in (
        ("clerk", "records", "clerk"),
        ("investigator", "cell", "investigator"),
        ("analyst", "cell", "analyst"),
        ("drafter", "prosecution", "drafter"),
        ("reviewer", "law", "reviewer"),
        ("approver", "bureau", "approver"),
        ("liaison", "bureau", "liaison"),
        ("jurist", "law", "jurist"),
        ("auditor", "oversight", "auditor"),
        ("chief", "supervision", "supervisor"),
    )
)
DELIVERY = """
sheet = "sanad/delivery/1"
[[instrument]]
id = "order-1"
kind = "call_data_order"
number = "SP/1"
issuer = "SP"
legal_basis = "ATA 21EE(1)(e)"
issued_on = 2025-01-01
covers = ["+923900000001"]
offences = ["ATA-11H"]
facts = { issuer_rank = "superintendent_or_above", team_request = "JIT/1/2025" }
[[instrument]]
id = "open-1"
kind = "open_source"
number = "none"
issuer = "nobody"
legal_basis = "none needed"
issued_on = 2025-01-01
[[delivery]]
files = ["*.csv"]
instrument = "order-1"
grade = "admiralty:B2"
received_at = 2025-04-01T10:00:00+05:00
[[delivery]]
files = ["*.txt"]
instrument = "open-1"
received_at = 2025-04-01T10:00:00+05:00
capture = { url = "https://example.org/", at = 2025-04-01T04:00:00Z, tool = "browser 1", collector = "The analyst" }
"""
DELIVERY += f'sha256 = {{ "note.txt" = "{hashlib.sha256(NOTE).hexdigest()}" }}\n'
MARKS = f"""
sheet = "sanad/redaction/1"
compartment = "{CASE}"
[[mark]]
ground = "third_party"
words = "Sample Father"
"""
WORKSHEET = f"""
sheet = "sanad/worksheet/1"
compartment = "{CASE}"
[[subject]]
id = "S-01"
kind = "person"
label = "Sample One"
reason = "named in a complaint"
authority = "Order 1"
evidence = ["note.txt"]
by = "investigator"
[[subject]]
id = "M-01"
kind = "person"
label = "Sample One, as a note mentions him"
reason = "same name"
authority = "Order 1"
evidence = ["note.txt"]
by = "investigator"
[[claim]]
key = "c-father"
about = "S-01"
property = "father_name"
value = "Sample Father"
said_by = "Records office"
file = "note.txt"
quote = "Sample One is the son of Sample Father."
by = "analyst"
[[claim]]
key = "c-phone"
about = "S-01"
property = "phone"
value = "+923900000001"
said_by = "Operator"
file = "calls.csv"
quote = "923900000001"
row = 1
by = "analyst"
[[review]]
subject = "S-01"
answer = "stands"
reasons = "read the note"
by = "reviewer"
[[judgement]]
left = "S-01"
right = "M-01"
answer = "different"
reasons = "other father"
evidence = ["c-father"]
by = "analyst"
[[finding]]
key = "f-contacts"
method = "contacts"
parameters = {{ number = "+923900000001", from = 2025-01-01, to = 2025-03-31 }}
subject = "S-01"
by = "analyst"
[[request]]
key = "RN-01"
kind = "red_notice"
subject = "S-01"
purpose = "prosecution"
drafted_by = "drafter"
reviewed_by = "reviewer"
approved_by = "approver"
[[answer]]
request = "RN-01"
question = "NEU-Q1"
answer = "compliant"
reason = "no political charge"
by = "reviewer"
[[dossier]]
subject = "S-01"
recipient = "court"
purpose = "trial"
by = "drafter"
"""

ROOT = Path(__file__).parents[2]


def call(*words, code=0):
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == code, (words, result.output, result.exception)
    return result.output


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """An office after every step of the work, and what each step printed."""
    folder: Path = tmp_path_factory.mktemp("place")
    (folder / "in").mkdir()
    for name, text in (
        ("in/delivery.toml", DELIVERY),
        ("roster.toml", ROSTER),
        ("work.toml", WORKSHEET),
        ("marks.toml", MARKS),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "in" / "note.txt").write_bytes(NOTE)
    (folder / "in" / "calls.csv").write_bytes(CALLS)
    (folder / "in" / "empty.txt").write_bytes(b"")
    office = ("--office", folder / "office", "--json")
    case = ("--compartment", CASE)
    sheet = folder / "work.toml"
    told = {}

    def step(name, *words, code=0):
        told[name] = json.loads(call(*words, *office, code=code))

    step("init", "init", folder / "office", "--name", "Test cell", "--order", "1", "--as", "boss")
    step("upgrade", "upgrade", "--as", "boss")
    step("enrol", "enrol", folder / "roster.toml", "--as", "boss")
    told["template"] = json.loads(call("template", "--list", "--json"))
    told["forms"] = json.loads(call("forms", "list", "--json"))
    told["form_faults"] = json.loads(call("forms", "lint", "--json"))
    told["form_copy"] = json.loads(call("forms", "copy", folder / "forms", "--json"))
    calls = (folder / "in" / "calls.csv", "--template", "alpha-mobile")
    told["trial"] = json.loads(call("template", *calls, "--json"))
    step("draft", "receive", folder / "in", "--draft", folder / "draft.toml")
    step("receive", "receive", folder / "in", *case, "--as", "clerk", code=1)
    step("read", "read", *case, "--as", "clerk")
    step("readings", "readings", "--state", "done", *case, "--as", "clerk")
    step("rejects", "rejects", "calls.csv", *case, "--as", "clerk")
    step("retention", "retention", "--on", "2031-01-01", *case, "--as", "chief")
    step("claim", "claim", sheet)
    step("review", "review", sheet)
    step("subjects", "subjects", *case, "--as", "analyst")
    step("subject", "subject", "S-01", *case, "--as", "analyst")
    step("candidates", "judge", *case, "--as", "analyst")
    step("search", "search", "sample", *case, "--as", "analyst", "--out", folder / "hits.jsonl")
    (folder / "names.txt").write_text(
        "Sample Father\n\n0390 0000001\nNobody Here\n", encoding="utf-8"
    )
    receipt = ("--receipt", folder / "receipt.json")
    step("batch", "batch", folder / "names.txt", *receipt, *case, "--as", "analyst")
    step("repeated", "batch", "--check", folder / "receipt.json", *case, "--as", "analyst")
    step("mentions", "mentions", *case, "--as", "analyst", "--out", folder / "mentions.csv")
    step("judge", "judge", sheet)
    step("pair", "judge", "--pair", "S-01", "M-01", *case, "--as", "analyst")
    step("find", "find", sheet)
    made = told["find"]["done"][0]["id"]
    step("picture", "picture", made, "--to", folder / "links.svg", *case, "--as", "analyst")
    period = ("-p", "number=+923900000001", "-p", "from=2025-01-01", "-p", "to=2025-03-31")
    step("asked", "find", "--ask", "contacts", *period, *case, "--as", "analyst")
    cited = f"{told['asked']['inputs'][0][:8]}#1"
    step("row", "row", cited, *case, "--as", "analyst")
    step("source", "source", f"row:{cited}", *case, "--as", "analyst")
    step("exhibits", "exhibits", *case, "--as", "analyst")
    step("exhibit", "exhibit", "note.txt", *case, "--as", "analyst")
    step("methods", "find", "--methods", *case, "--as", "analyst")
    step("rerun", "find", "--rerun", *case, "--as", "analyst")
    step("request", "request", "draft", sheet)
    step("check", "request", "check", "RN-01", *case, "--as", "drafter")
    step("requests", "request", "list", "--checked", *case, "--as", "drafter")
    paper = ("RN-01", *case, "--as", "drafter")
    step("paper", "paper", "answer", *paper, "--out", folder / "answer")
    step("reasons", "paper", "reasons", *paper, "--language", "ur")
    step("schedules", "paper", "schedules", *paper, "--for", "defence")
    step("build_checked", "build", sheet, "--check", "--as", "boss")
    step("build", "build", sheet, "--out", folder / "packages", "--as", "boss")
    package = told["build"]["built"][0]["folder"]
    told["compare"] = json.loads(call("compare", package, package, "--json"))
    told["bag"] = json.loads(call("bag", package, "--to", folder / "bag", "--json"))
    told["bag_checked"] = json.loads(call("bag", folder / "bag", "--check", "--json"))
    to = ("--to", x25519.Identity.generate().to_public(), "--for", "Court I", *case)
    step("encrypt", "encrypt", package, *to, "--as", "drafter")
    bundle = folder / "bundle.toml"
    bundle.write_text(SHEET)
    step("bundle_checked", "bundle", bundle, "--check", "--as", "drafter")
    step("bundle", "bundle", bundle, "--out", folder / "bundles", "--as", "drafter")
    step("drift", "drift", *case, "--as", "drafter")
    step("status", "status", "--as", "auditor")
    period = ("--from", "2026-01-01", "--to", "2026-03-31")
    publish = ("--publish", "--out", folder / "figures.csv")
    step("statistics", "statistics", *period, *publish, "--as", "auditor")
    step("log", "log", "--as", "auditor")
    step("audit", "audit", "--as", "auditor")
    step("backup", "backup", "--to", folder / "safe", "--as", "boss")
    drill = ("--into", folder / "drill", "--try")
    step("drilled", "restore", folder / "safe", *drill, "--as", "boss")
    told["restore"] = restored(folder)
    step("unmask", "unmask", "T-0001", "--reason", "to ask for it", *case, "--as", "analyst")
    step("checkpoint", "checkpoint", "--as", "boss")
    since = ("--since", told["checkpoint"]["size"])
    step("growth", "checkpoint", *since, "--as", "boss")
    leave = ("--from", CASE, "--last", "2030-12-31", "--order", "2", "--as", "boss")
    step("invited", "account", "invite", "analyst", "--as", "boss")
    given = ("--may", "list_subjects", "--in", CASE, "--days", "30", "--as", "analyst")
    step("token", "account", "token", "Nightly lists", *given)
    step("tokens", "account", "tokens", "--all", "--as", "boss")
    step("revoked", "account", "revoke", told["token"]["id"], "--as", "boss")
    step("sessions", "account", "sessions", "--as", "analyst")
    step("emergencies", "account", "emergency", *case, "--as", "chief")
    step("lifted", "account", "lift", "analyst", "--reason", "stands beside me", "--as", "boss")
    step("dismiss", "dismiss", "investigator", *leave)
    anew = ("--to", "op-second", "--role", "clerk", "--from", "2030-01-01", "--order", "4", "--as")
    step("appoint", "appoint", "clerk", *anew, "boss")
    step("timestamp", "timestamp", "--as", "boss")
    note = next(item["sha256"] for item in told["receive"]["sealed"] if item["name"] == "note.txt")
    step(
        "custody",
        "custody",
        "note.txt",
        *case,
        "--as",
        "clerk",
        "--out",
        folder / "custody.pdf",
        "--for",
        "Court I",
    )
    agreed = ("--for", "interpol", "--paper", "note.txt", "--reason", "the operator agrees", *case)
    step("leave", "leave", "calls.csv", *agreed, "--as", "chief")
    marks = ("redact", "make", "note.txt", folder / "marks.toml", "--for", "defence")
    step("redact", *marks, "--reason", "he is no party", "--as", "drafter")
    step("redactions", "redact", "list", "note.txt", *case, "--as", "drafter")
    lifted = ("--reason", "the court ordered disclosure", *case, "--as", "chief")
    step("redaction_lifted", "redact", "lift", told["redact"]["entry"], *lifted)
    passed = ("--at", "2026-01-01T09:00:00Z", "--from", "A", "--to", "B", *case, "--as", "clerk")
    step("handover", "handover", note, "--event", "transferred", *passed)
    out = ("--out", folder / "copy.txt", "--kind", "copy", "--purpose", "to be read", *case)
    step("copy", "copy", "note.txt", *out, "--as", "clerk")
    step("admissibility", "admissibility", "calls.csv", *case, "--as", "reviewer")
    given = ("--document", "exhibit:note.txt", "--reason", "read and compared")
    answer = ("--answer", "ADM-CDR-05=yes", *given, *case, "--as", "reviewer")
    step("answered", "admissibility", "calls.csv", *answer)
    step("tasks", "tasks", *case, "--as", "reviewer")
    before = ("--country", "PK", "--authority", "Court", "--subject", "S-01", *case)
    step("proceeding", "proceeding", "open", "criminal", *before, "--as", "clerk")
    happened = ("warrant_issued", "--on", "2025-11", "--said", "A warrant was issued.")
    event = (told["proceeding"]["proceeding"], *happened, "--exhibit", "calls.csv", *case)
    step("event", "proceeding", "record", *event, "--as", "clerk")
    step("course", "proceeding", "show", "S-01", *case, "--as", "analyst")
    step("pending", "pending", *case, "--as", "chief")
    decided = ("--meeting", "Committee", "--held-on", "2026-01-05", "--decision", "Obtain it.")
    wanted = ("--action", "Obtain it", "--department", "FIA", "--paper", "note.txt", *case)
    step("directive", "directive", "issue", *decided, *wanted, "--as", "chief")
    step("directives", "directive", "list", *case, "--as", "chief")
    due = ("--about", "exhibit:note.txt", "--due", "2030-01-01", "--basis", "ATA 19(1)", *case)
    step("task", "task", "raise", "Ask for it", *due, "--as", "analyst")
    away = ("--from", "2026-01-01", "--to", "2031-01-01", "--cover", "drafter", *case)
    step("absent", "cell", "absent", "clerk", *away, "--as", "chief")
    step(
        "team",
        "cell",
        "team",
        "calls",
        "--member",
        "analyst",
        "--since",
        "2026-01-05",
        *case,
        "--as",
        "chief",
    )
    task = told["task"]["task"]
    step(
        "allocated",
        "task",
        "allocate",
        task,
        "TASK-1",
        "--to",
        "clerk",
        *case,
        "--as",
        "chief",
        code=1,
    )
    step("desk", "desk", *case, "--as", "drafter")
    step(
        "deferred",
        "task",
        "defer",
        task,
        "--to",
        "2030-02-01",
        "--reason",
        "r",
        *case,
        "--as",
        "drafter",
        code=1,
    )
    negative = ("--asked", "Alpha Mobile", "--on", "2026-01-05", "--said", "nothing is held")
    step("finished", "task", "finish", task, *negative, *case, "--as", "drafter")
    step("returned", "task", "return", task, "--reason", "ask again", *case, "--as", "analyst")
    step("again", "task", "finish", task, "--exhibit", "note.txt", *case, "--as", "drafter")
    step("accepted", "task", "accept", task, *case, "--as", "analyst")
    step("filed", "task", "file", task, "--reason", "register 41", *case, "--as", "analyst")
    step("history", "task", "show", task, *case, "--as", "auditor")
    step("listed", "task", "list", "--filed", *case, "--as", "auditor")
    step("cell", "cell", "show", *case, "--as", "chief")
    step("law", "law", "ATA-11V", "--on", "2025-02-09", *case, "--as", "reviewer")
    step("supposed", "law", "--if", "A08=2005-01-11", *case, "--as", "reviewer")
    step("standing", "rules", "standing", "--as", "jurist")
    step("signed", "rules", "sign", "RN-84d", "--reason", "read in the text", "--as", "jurist")
    step("retired", "rules", "retire", "SG-48", "--reason", "the law is settled", "--as", "jurist")
    drafts = sample_rule(folder / "drafts")
    step("flip", "rules", "flip", drafts, *case, "--as", "jurist")
    step("resigned", "request", "sign", "RN-01", "draft", *case, "--as", "drafter")
    said = ("NEU-Q1", "compliant", "--reason", "no political charge")
    step("given", "request", "answer", "RN-01", *said, *case, "--as", "reviewer")
    step("watch", "watch", *case, "--as", "clerk")
    step("watched", "watch", *case, "--as", "clerk")
    step("ordered", "work", "order", "read", *case, "--as", "clerk")
    step("jobs", "work", "list", *case, "--as", "clerk")
    calendar = ("--ics", folder / "clocks.ics", "--as", "clerk")
    step("clocks", "clocks", "--within", "365", *calendar)
    over = ("RN-01", "--reason", "the court acquitted", *case, "--as", "drafter")
    step("called_back", "request", "withdraw", *over)
    doubt = ("--reason", "in doubt", *case, "--as", "clerk")
    step("set_aside", "quarantine", "note.txt", *doubt)
    step("quarantine", "quarantine", *case, "--as", "reviewer")
    fact = ("--state", "team_request=JIT/2/2025", "--reason", "read in the order")
    step("instrument", "instrument", "order-1", *fact, "--as", "reviewer")
    step("answered_release", "release", "--answered", "--reason", "r", *case, "--as", "chief")
    said = ("--handed-by", "The operator", "--reason", "its letter says so")
    step("correct", "correct", "note.txt", *said, *case, "--as", "chief")
    step("release", "release", note, "--reason", "resolved", *case, "--as", "chief")
    claim = next(item["id"] for item in told["claim"]["done"] if item["key"] == "c-father")
    step("withdraw", "withdraw", claim, "--reason", "retracted", *case, "--as", "analyst")
    order = ("--order", "Court order 1", "--witness", "auditor")
    step("destroy", "destroy", note, *order, *case, "--as", "chief")
    step("erase", "erase", "5", "--order", "Court order 1", "--as", "boss")
    return folder, told


def restored(folder):
    """Bring the office back for good; without a head kept elsewhere nobody can say that nothing is lost."""
    given = ("--keys", folder / "office/keys", "--reason", "the disk burnt", "--as", "boss")
    return json.loads(call("restore", folder / "safe", "--into", folder / "back", *given, "--json", code=10))  # fmt: skip


RETURNED = {
    "verdict": str,
    "at": str,
    "entries": int,
    "exhibits": int,
    "faults": list,
    "not_established": list,
}
TRIED = {
    "drilled": "restore",
    "candidates": "judge",
    "pair": "judge",
    "rerun": "find",
    "asked": "find",
    "methods": "find",
    **dict.fromkeys(("check", "requests", "resigned", "given", "called_back"), "request"),
    **dict.fromkeys(("standing", "signed", "retired", "flip"), "rules"),
    "watched": "watch",
    "ordered": "work",
    "jobs": "work",
    "bag_checked": "bag",
    "build_checked": "build",
    "bundle_checked": "bundle",
    "form_faults": "forms",
    "form_copy": "forms",
    "growth": "checkpoint",
    "repeated": "batch",
    "trial": "template",
    "draft": "receive",
    "answered": "admissibility",
    "set_aside": "quarantine",
    "answered_release": "release",
    "directives": "directive",
    "absent": "cell",
    "team": "cell",
    **dict.fromkeys(
        (
            "allocated",
            "deferred",
            "finished",
            "returned",
            "again",
            "accepted",
            "filed",
            "history",
            "listed",
        ),
        "task",
    ),
    "supposed": "law",
    "event": "proceeding",
    "course": "proceeding",
    "reasons": "paper",
    "schedules": "paper",
    "redactions": "redact",
    "redaction_lifted": "redact",
    **dict.fromkeys(
        ("invited", "token", "tokens", "revoked", "sessions", "emergencies", "lifted"), "account"
    ),
}
"""Step → the command that it tries, where they are not called the same."""


def test_every_command_was_tried_here_or_elsewhere(place):
    _, told = place
    elsewhere = {
        "confirm",
        "incident",
        "incidents",
        "suggest",
        "verify",
        "demo",
        "adopt",
        "rekey",
        "exchange",
        "match",
        "certify",
        "serve",
    }
    assert {TRIED.get(name, name) for name in told} | elsewhere == set(COMMANDS)


BUNDLED = {
    "edition": int,
    "recipient": str,
    **dict.fromkeys(
        ("tabs", "withheld", "not_shown", "not_found", "taken_out", "difference"), list
    ),
}
SHAPES = {
    "init": {"office": str, "fingerprint": str},
    "upgrade": {"before": str, "after": str},
    "ordered": {"job": dict},
    "jobs": {"jobs": list, "of": int},
    "enrol": {"enrolled": list, "refused": list},
    "template": {"templates": list},
    "forms": {"forms": list},
    "form_faults": {"faults": list},
    "form_copy": {"folder": str},
    "trial": {"tables": list},
    "draft": {"draft": str, "files": int, "folders": int},
    "receive": {
        "sealed": list,
        "refused": list,
        "unnamed": list,
        "missing": list,
        "unmet": list,
        "sheet": str,
        "list_sha256": str,
        "entries": list,
    },
    "read": {"readings": dict, "noted": list, "not_read": list, "totals": dict},
    "readings": {"readings": list, "counts": dict, "written": type(None)},
    "rejects": {
        "exhibit": str,
        "name": str,
        "reader": str,
        "read": int,
        "rejected": int,
        "rejects_by_code": dict,
        "rejects": list,
        "written": type(None),
    },
    "retention": {"on": str, "due": list, "of": int},
    "claim": {"done": list, "refused": list},
    "review": {"done": list, "refused": list},
    "subjects": {"of": int, "subjects": list},
    "subject": {
        **dict.fromkeys(("id", "kind", "label", "rule"), str),
        **dict.fromkeys(("entry", "labels"), dict),
        "findings": int,
        **dict.fromkeys(
            ("decisions", "same_as", "properties", "links", "names", "orders", "judgements"), list
        ),
        **dict.fromkeys(("requests", "not_then", "left_out", "gaps"), list),
    },
    "candidates": {"candidates": list, "to_review": list, "agreement": dict},
    "pair": {
        **dict.fromkeys(("left", "right"), str),
        "name": type(None),
        **dict.fromkeys(("agrees", "differs", "missing", "apart"), list),
        **dict.fromkeys(("claims", "history", "contradictions", "requests", "sentences"), list),
        "waits_for_review": bool,
        **dict.fromkeys(("if_same", "if_different"), dict),
    },
    "judge": {"done": list, "refused": list},
    "find": {"done": list, "refused": list},
    "rerun": {"findings": list},
    "methods": {"methods": list},
    "picture": {**dict.fromkeys(("finding", "form", "file", "sha256"), str), "size": int},
    "asked": {
        **dict.fromkeys(("method", "sentence", "sha256"), str),
        **dict.fromkeys(("inputs", "columns", "rows"), list),
        "version": int,
        "parameters": dict,
    },
    "row": {"rows": list},
    "source": {
        **dict.fromkeys(("thing", "label", "before", "quote", "after", "sentence", "method"), str),
        **dict.fromkeys(("exhibits", "later", "masked", "things"), list),
        **dict.fromkeys(("entered", "claim"), type(None)),
        "rivals": int,
        "columns": dict,
    },
    "exhibits": {"of": int, "end": int, "facets": dict, "exhibits": list},
    "exhibit": {
        **dict.fromkeys(("sha256", "media_type"), str),
        "size": int,
        **dict.fromkeys(("set_aside", "parent", "evidence", "end"), type(None)),
        **dict.fromkeys(("instrument",), str),
        "receipt": dict,
        **dict.fromkeys(
            (
                "deliveries",
                "readings",
                "inside",
                "about",
                "certificates",
                "redactions",
                "claims",
                "findings",
                "open_items",
                "history",
            ),
            list,
        ),
    },
    "request": {"done": list, "refused": list},
    "check": {
        **dict.fromkeys(("request", "subject", "label", "kind", "state", "outcome", "draft"), str),
        **dict.fromkeys(("against", "tools", "steps", "grid", "rulings"), list),
        **dict.fromkeys(("signed", "text"), dict),
        "withdrawn": bool,
    },
    "requests": {"requests": list},
    "resigned": dict.fromkeys(("request", "step", "draft"), str),
    "given": {
        "entry": int,
        **dict.fromkeys(("request", "question", "answer", "reason", "as_whom"), str),
        **dict.fromkeys(("named", "paper"), type(None)),
    },
    "called_back": {"request": str, "proceeding": type(None)},
    "drift": {"amber": list},
    "clocks": {"clocks": list, "of": int},
    "watch": {"raised": list},
    "watched": {"raised": list},
    "standing": {"rules": list},
    "signed": {"decision": str, "rules": list},
    "retired": {"decision": str, "rules": list},
    "flip": {"rules": list, "open": int, "flips": list},
    "paper": {
        **dict.fromkeys(("v", "kind", "title", "language", "recipient", "as_of", "request"), str),
        **dict.fromkeys(("office", "subject", "words"), dict),
        **dict.fromkeys(("sections", "sources", "fonts"), list),
        "note": str,
        "dispatch": int,
    },
    "build": {"built": list, "refused": list, "queued": int},
    "build_checked": {"documents": list},
    "bundle": {"folder": str, "sha256": str, **BUNDLED},
    "bundle_checked": BUNDLED,
    "compare": {"identical": dict, "difference": dict},
    "encrypt": {
        **dict.fromkeys(("file", "tar", "age"), str),
        "to": list,
        **dict.fromkeys(("size", "dispatch"), int),
    },
    **{
        key: {"bag": str, "brief": str, "files": int, "bytes": int}
        for key in ("bag", "bag_checked")
    },
    "statistics": {
        **dict.fromkeys(("from", "to", "compartment"), str),
        "published": bool,
        "figures": list,
        "written": int,
        "dispatch": type(None),
    },
    "log": {"entries": list},
    "audit": {"verdict": str, "exhibits": int, "entries": int, "faults": list},
    "backup": {
        "entries": int,
        "files": int,
        "size": int,
        "copied": int,
        "removed": int,
        "keys": bool,
        "list_sha256": str,
        "damaged": list,
    },
    "restore": {**RETURNED, "lost": type(None)},
    "drilled": {**RETURNED, "lost": dict},
    "unmask": {"pseudonym": str, "identifier": str},
    "checkpoint": {"size": int, "note": str},
    "growth": {"old": str, "new": str, "proof": list},
    "dismiss": {"dismissed": str},
    "appoint": {"appointed": str},
    "invited": {"officer": str, "code": str, "until": str},
    "token": {"id": str, "token": str, "until": str},
    "tokens": {"tokens": list},
    "revoked": {"token": str, "officer": str},
    "sessions": {"sessions": list},
    "emergencies": {"emergencies": list},
    "lifted": {"officer": str, "rejections": int},
    "timestamp": {"dated": list, "queued": int, "refused": list},
    "custody": {
        **dict.fromkeys(("v", "office", "fingerprint", "at", "zone", "stated_by"), str),
        **dict.fromkeys(("exhibit", "checkpoint"), dict),
        **dict.fromkeys(("deliveries", "steps", "views", "gaps"), list),
        **dict.fromkeys(("elsewhere", "dispatch"), int),
    },
    "redact": {
        **dict.fromkeys(("exhibit", "sha256", "media_type"), str),
        **dict.fromkeys(("entry", "size", "third_parties"), int),
        **dict.fromkeys(("layers", "grounds"), dict),
        "recipients": list,
    },
    "leave": {
        **dict.fromkeys(("exhibit", "paper", "recipient"), str),
        "entry": int,
        "given": bool,
    },
    "redactions": {"copies": list},
    "redaction_lifted": {"exhibit": str, "entry": int, "recipients": list},
    "handover": {"entry": int},
    "copy": {"exhibit": str, "file": str},
    "admissibility": {
        **dict.fromkeys(("exhibit", "name", "instrument"), str),
        "evidence": dict,
        "set_aside": type(None),
        **dict.fromkeys(("checklists", "others", "open"), list),
    },
    "answered": {"entry": int},
    "tasks": {"tasks": list},
    "law": {
        **dict.fromkeys(("on", "rulebook"), str),
        **dict.fromkeys(("provisions", "rules", "undated"), list),
    },
    "supposed": {
        **dict.fromkeys(("amendment", "instrument", "changed", "begins_on"), str),
        **dict.fromkeys(("provisions", "rules", "flips", "questions"), list),
    },
    "proceeding": {"proceeding": str},
    "event": {"event": str},
    "course": {"about": str, "proceedings": list},
    "directive": {"directive": str, "task": str},
    "directives": {"directives": list},
    "desk": {
        **dict.fromkeys(("overdue", "today", "this_week", "later", "waiting"), list),
        **dict.fromkeys(("unallocated", "of"), int),
    },
    "task": {"task": str},
    **{
        name: {"done": list, "instead": dict, "refused": list}
        for name in ("allocated", "deferred", "finished", "returned", "again", "accepted", "filed")
    },
    "history": {"task": dict, "steps": list},
    "listed": {"tasks": list, "of": int},
    "cell": {"officers": list, "teams": list, "of": int},
    "absent": {"entry": int},
    "team": {"team": str, "members": dict},
    "pending": {
        **dict.fromkeys(("as_of", "sentence"), str),
        **dict.fromkeys(("open", "of"), int),
        "bottleneck": dict,
        **dict.fromkeys(("holds", "pending"), list),
    },
    "set_aside": {"set_aside": str},
    "quarantine": {"quarantined": list, "may_release": list},
    "instrument": {"instrument": str, "stated": dict},
    "answered_release": {"released": list, "refused": list},
    "release": {"released": str},
    "correct": {"exhibit": str, "corrected": list, "set_aside": str},
    "withdraw": {"withdrawn": str},
    "destroy": {"erased": list},
    "erase": {"erased": int},
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_command_answers_programs_in_its_documented_shape(place, name):
    _, told = place
    assert {key: type(value) for key, value in told[name].items()} == SHAPES[name]


def test_a_task_goes_through_the_command_line_from_raised_to_filed(place):
    _, told = place
    task = told["task"]["task"]
    assert told["allocated"]["instead"] == {task: "drafter"}
    assert [item["task"] for item in told["allocated"]["refused"]] == ["TASK-1"]
    assert [item["id"] for item in told["desk"]["later"]] == [task]
    assert "ATA 19(1)" in told["deferred"]["refused"][0]["says"]
    assert told["history"]["task"]["state"] == "filed"
    assert [step["by"] for step in told["history"]["steps"]] == [
        *("chief", "chief", "drafter", "analyst", "drafter", "analyst", "analyst"),
    ]


def test_status_counts_what_was_done(place):
    _, told = place
    status = told["status"]
    assert (status["officers"], status["exhibits"], status["read"]) == (11, 3, 2)
    assert (status["claims"], status["findings"], status["requests"]) == (2, 1, ["RN-01"])
    assert status["rows"] == 3
    assert status["refusals"] == 1


def test_the_empty_file_is_refused_with_its_code_and_the_rest_sealed(place):
    _, told = place
    sealed = [item["name"] for item in told["receive"]["sealed"]]
    assert sealed == ["delivery.toml", "calls.csv", "note.txt"]
    assert [item["code"] for item in told["receive"]["refused"]] == ["EVIDENCE_EMPTY"]


def test_the_package_is_verified_by_the_command(place):
    import subprocess
    import sys

    folder, told = place
    package = told["build"]["built"][0]["folder"]
    words = ["-m", "sanad.cli", "verify", package, "--key", told["init"]["fingerprint"], "--json"]
    done = subprocess.run([sys.executable, *words], check=False, capture_output=True, cwd=folder)
    report = json.loads(done.stdout)
    assert (done.returncode, report["verdict"]) == (3, "not established")
    assert report["counts"]["broken"] == 0


@pytest.mark.parametrize(
    ("words", "code", "named"),
    [
        (["status", "--office", "{0}/nowhere", "--as", "auditor"], 2, "CALLER_NOT_AN_OFFICE"),
        (["status", "--office", "{0}/office", "--as", "nobody"], 11, "AUTHORITY_UNKNOWN_OFFICER"),
        (["erase", "1", "--order", "x", "--office", "{0}/office", "--as", "clerk"], 11, "AUTHORITY_NO_MANDATE"),
        (["claim", "{0}/missing.toml", "--office", "{0}/office"], 2, "CALLER_UNREADABLE"),
        (["claim", "{0}/roster.toml", "--office", "{0}/office"], 2, "CALLER_BAD_SHEET"),
        (["receive", "{0}/nowhere", "--office", "{0}/office", "--as", "clerk"], 2, "CALLER_UNREADABLE"),
        (["request", "send", "RN-01", "--country", "INT", "--authority", "A", "--reference", "1", "--on", "2026-01-05", "--office", "{0}/office", "--as", "liaison", "--compartment", CASE], 12, "LAW_NOT_READY"),
        (["rules", "sign", "--reason", "r", "--office", "{0}/office", "--as", "reviewer"], 11, "AUTHORITY_NO_MANDATE"),
        (["request", "check", "RN-99", "--office", "{0}/office", "--as", "drafter", "--compartment", CASE], 2, "CALLER_NOT_FOUND"),
        (["init", "{0}/office", "--name", "x", "--order", "1"], 2, "CALLER_ALREADY_DONE"),
    ],
)  # fmt: skip
def test_a_wrong_call_ends_with_its_exit_code_and_a_sentence(place, words, code, named):
    filled = [word.format(place[0]) for word in words]
    told = json.loads(call(*filled, "--json", code=code))
    assert told["error"]["code"] == named
    spoken = call(*filled, code=code)
    sentence, *command = spoken.strip().split("\n")
    assert sentence.endswith(".")
    assert [each.strip() for each in command] == list(filter(None, [told["error"].get("command")]))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_text_has_an_example(command):
    text = call(command, "--help")
    assert "Example:" in text
    assert f"sanad {command}" in text


def test_a_sheet_with_an_unknown_field_is_refused_and_nothing_recorded(place, tmp_path):
    sheet = tmp_path / "work.toml"
    sheet.write_text(WORKSHEET.replace('by = "analyst"', 'by = "analyst"\nfeeling = "strong"', 1))
    told = json.loads(call("claim", sheet, "--office", place[0] / "office", "--json", code=2))
    assert "there is no field feeling" in told["error"]["says"]


def test_a_day_that_does_not_exist_refuses_its_row_only(place, tmp_path):
    sheet = tmp_path / "work.toml"
    claim = WORKSHEET[WORKSHEET.index("[[claim]]") : WORKSHEET.index("[[judgement]]")]
    born = claim.replace("father_name", "birth_date").replace('"Sample Father"', '"1984-02-31"')
    sheet.write_text(WORKSHEET.split("[[subject]]", maxsplit=1)[0] + born)
    told = json.loads(call("claim", sheet, "--office", place[0] / "office", "--json", code=1))
    refused = {row["key"]: row["code"] for row in told["refused"]}
    assert refused["c-father"] == "CALLER_BAD_VALUE"


def test_a_search_tells_counts_hits_and_writes_all_of_them(place):
    folder, told = place
    found = told["search"]
    assert (found["parts"], found["as_written"], found["of"], found["written"]) == (1, 1, 3, 3)
    [hit] = found["hits"]
    assert hit["marks"][0] == {"start": 0, "end": 6, "how": "as_written"}
    lines = [json.loads(line) for line in (folder / "hits.jsonl").read_text("utf-8").splitlines()]
    assert [line["words"] for line in lines] == ["Sample", "Sample", "Sample"]
    assert {line["exhibit"] for line in lines} == {hit["exhibit"]}


def test_a_batch_gives_a_receipt_whose_bytes_the_ledger_names(place):
    folder, told = place
    raw = (folder / "receipt.json").read_bytes()
    assert told["batch"]["receipt"] == hashlib.sha256(raw).hexdigest()
    father, number, nobody = told["batch"]["terms"]
    assert sum(father["as_written"].values()) == 1
    assert [row["rows"] for row in number["rows"]] == [2]
    assert (nobody["as_written"], nobody["alike"], nobody["rows"]) == ({}, {}, [])
    assert told["repeated"]["verdict"] == "intact"


def test_a_receipt_forged_in_an_editor_is_broken(place):
    folder, _ = place
    document = json.loads((folder / "receipt.json").read_bytes())
    forged = folder / "forged.json"
    forged.write_text(json.dumps({**document, "not_searched": [], "by": "somebody"}, indent=2))
    order = ("--office", folder / "office", "--compartment", CASE, "--as", "analyst", "--json")
    told = json.loads(call("batch", "--check", forged, *order, code=1))
    assert (told["verdict"], "no entry" in told["why"]) == ("broken", True)


def test_mentions_go_into_a_file_with_the_claim_they_come_from(place):
    folder, told = place
    counts = {row["subject"]: row["as_written"] for row in told["mentions"]["subjects"]}
    assert counts["S-01"] == 3
    with (folder / "mentions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == told["mentions"]["mentions"] == 3
    in_texts, in_tables = rows[:2], rows[2:]
    assert {row["words"] for row in in_texts} == {"Sample One"}
    assert [(row["part"], row["table"], row["rows"]) for row in in_tables] == [("", "calls", "2")]


@pytest.mark.parametrize(
    "words",
    [
        ["search"],
        ["batch"],
        ["search", '"open'],
        ["batch", "nowhere.txt"],
        ["search", "x", "--out", "x.xls"],
    ],
)
def test_a_search_that_asks_for_nothing_readable_is_refused(place, words):
    order = ("--office", place[0] / "office", "--compartment", CASE, "--as", "analyst")
    call(*words, *order, code=2)


def test_a_morning_raises_its_tasks_once_and_the_calendar_is_written(place):
    folder, told = place
    assert told["watch"]["raised"]
    assert told["watched"]["raised"] == []
    written = (folder / "clocks.ics").read_text(encoding="utf-8")
    assert written.count("BEGIN:VEVENT") == len(told["clocks"]["clocks"]) > 0


def test_published_figures_say_how_they_were_counted_and_none_is_small(place):
    folder, told = place
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == told["statistics"]["written"] == len(told["statistics"]["figures"])
    assert all(row["counted"] for row in rows)
    assert {row["value"] for row in rows} == {"fewer than 5"}  # a small cell, in one morning


def test_a_rule_is_explained_without_an_office():
    told = json.loads(call("rules", "explain", "RN-84d", "--on", "2026-03-01", "--json"))
    assert (told["id"], told["in_force"], told["mark"]) == ("RN-84d", True, "V")
    assert {case["expect"] for case in told["cases"]} == {"permit", "refuse", "undecided"}
    call("rules", "explain", "NO-SUCH", code=2)


def test_rules_are_listed_and_sound():
    told = json.loads(call("rules", "list", "--json"))
    assert len(told["rules"]) > 40
    assert json.loads(call("rules", "lint", "--json")) == {"faults": []}


def test_an_office_is_founded_encrypted_and_given_a_new_identity(tmp_path):
    key = tmp_path / "recovery.key"
    founded = ("init", tmp_path / "o", "--name", "Cell", "--order", "1", "--as", "boss")
    call(*founded, "--recovery-key", key, "--json")
    assert key.stat().st_mode & 0o077 == 0
    before = (tmp_path / "o/keys/vault/recipients").read_text()
    office = ("--office", tmp_path / "o", "--as", "boss", "--json")
    assert json.loads(call("rekey", "--recovery-key", key, *office)) == {"keys": 0}
    assert (tmp_path / "o/keys/vault/recipients").read_text() != before
    call("rekey", "--recovery-key", tmp_path / "o/office.toml", *office, code=2)
    both = ("--recovery-key", tmp_path / "k", "--recovery-recipient", "age1x")
    call("init", tmp_path / "p", "--name", "Cell", "--order", "1", *both, code=2)


def fields(told) -> set[str]:
    """Return the names of the fields of a document, and of the objects in its arrays."""
    inner = [item for value in told.values() if isinstance(value, list) for item in value[:1]]
    return set(told) | {key for item in inner if isinstance(item, dict) for key in item}


def test_every_field_of_a_document_stands_on_the_page_of_commands(place):
    _, told = place
    formats = ROOT / "docs" / "formats"
    page = (formats / "commands.md").read_text(encoding="utf-8")
    elsewhere = {
        "custody": (formats / "custody.md").read_text(encoding="utf-8"),
        "desk": page.split("\n## sanad task\n")[1].split("\n## ")[0],
        "work": (formats / "work.md").read_text(encoding="utf-8"),
    }
    common = {"code", "says", "where", "facts", "command", "done", "refused", "key", "id"}
    missing = {}
    for name, document in told.items():
        command = TRIED.get(name, name)
        said = page.split(f"\n## sanad {command}\n")[1].split("\n## ")[0]
        said += elsewhere.get(command, "")
        absent = {each for each in fields(document) - common if f"`{each}`" not in said}
        missing |= {name: absent} if absent else {}
    assert missing == {}
