# SPDX-License-Identifier: Apache-2.0
# runs a browser
"""`verify.html` in a browser without a network: it says of every package what `sanad-verify` says.

Every attack of the tests beside this one is made again, and both verifiers are compared check by check.
"""

import codecs
import csv
import hashlib
import inspect
import io
import json
import random
import re
from base64 import b64encode
from itertools import starmap
from pathlib import Path

import pypdfium2
import pytest
import test_citations
import test_damage
import test_honest_package
import test_hostile
import test_insider
import test_recognised
import test_timestamp
from make_package import LETTER, RECORDING, make_case, sha256
from make_tsa import make_authority
from playwright.sync_api import sync_playwright

from sanad.dossier.page import scripts, verify_page
from sanad.verify import verify_package
from sanad.verify.cues import parse_cues
from sanad.verify.fault import Fault
from sanad.verify.layers import codec
from sanad.verify.timestamp import open_timestamp

CHROMIUM = "/usr/bin/chromium"
PAGE = Path(__file__).parents[2] / "src/sanad/dossier/browser"
ATTACKS = (
    *(test_damage, test_insider, test_citations, test_recognised),
    *(test_timestamp, test_hostile, test_honest_package),
)
UNSEEN = {  # a browser does not tell links and pipes from files, nor names that are no text
    "test_a_symlink_out_of_the_package_is_not_followed",
    "test_a_folder_that_is_a_symlink_is_not_entered",
    "test_only_files_found_at_first_are_opened_and_none_that_became_a_link",
    "test_a_pipe_in_the_package_does_not_hang_the_verifier",
    "test_a_file_name_that_is_no_text_is_named_without_harm",
}


def replayed():
    """The tests of the other files that verify a package, but those that draw hundreds at random."""
    for module in ATTACKS:
        for name, test in vars(module).items():
            if name.startswith("test_") and not hasattr(test, "is_hypothesis_test"):
                asks = inspect.signature(test).parameters
                if name not in UNSEEN and {"check", "package", "tmp_path", "authority"} & set(asks):
                    yield name, test


globals().update(replayed())


class Reader:
    """A person at a browser that is offline, who opens the page and gives it things."""

    def __init__(self, browser, address):
        self.context = browser.new_context(offline=True, viewport={"width": 1100, "height": 900})
        self.address = address
        self.asked, self.complaints = [], []
        self.context.add_init_script(
            "window.refused = []; addEventListener('securitypolicyviolation', (event) =>"
            " refused.push(`${event.violatedDirective} ${event.blockedURI}`))"
        )

    def open(self):
        self.page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(self.address)
        return self

    def give(self, package, key=None, tsa=None):
        """Open the page anew, give it everything, and return the report."""
        self.page.goto(self.address)
        if tsa is not None:
            self.page.set_input_files("#certificates", str(tsa))
            self.page.wait_for_selector("#certificates-said div")
        self.page.fill("#fingerprint", key or "")
        self.page.set_input_files("#folder", str(package))
        return self.report()

    def report(self):
        for _ in range(1000):
            found = self.page.evaluate("window.report")
            if found:
                return found
            self.page.wait_for_timeout(10)
        raise AssertionError(self.page.inner_text("#answer"))

    def run(self, module, expression, cases):
        """Return what a module of the page makes of each case."""
        return self.page.evaluate(
            f"async (cases) => {{ {scripts(module)}; return {expression}; }}", cases
        )


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def reader(browser, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "verify.html"
    path.write_bytes(verify_page())
    found = Reader(browser, path.as_uri()).open()
    yield found
    assert found.complaints == []
    found.context.close()


ASKED = ("code", "verdict", "where")
OWN_WORDS = re.compile(
    r"JSON|canonical|occurs twice|nested|it holds the|UTF-8|malformed|--key|--tsa|above"
)
"""Where the two verifiers speak differently of the same: readers of JSON do, and a page has fields, not options."""


def is_said_alike(one, other):
    return one == other or bool(OWN_WORDS.search(one) or OWN_WORDS.search(other))


def assert_alike(page, command):
    """Two reports agree in everything that programs rely on, and in words."""
    for field in ("v", "verdict", "exit_code", "counts"):
        assert page[field] == command[field]
    for one, other in zip(page["checks"], command["checks"], strict=True):
        assert [one[name] for name in ASKED] == [other[name] for name in ASKED]
        assert is_said_alike(one["says"], other["says"]), (one, other)


@pytest.fixture
def both(reader):
    """Verify with the command and in the browser; the two must say the same."""

    def verify(path, key=None, tsa=None, on_progress=None):
        report = verify_package(path, key, tsa, on_progress)
        assert_alike(reader.give(path, key, tsa), report.as_json())
        return report

    return verify


@pytest.fixture
def both_tokens(reader):
    """Open a timestamp in Python and in the browser: the same time, or a fault of both."""
    read = (
        "$timestamp_js.openTimestamp(...cases.map((raw) => Uint8Array.from(raw)))"
        ".then(({ at }) => at, (fault) => fault.message)"
    )

    def open_both(raw, covered):
        found = reader.run("timestamp.js", read, [list(raw), list(covered)])
        try:
            stamp = open_timestamp(raw, covered)
        except Fault as fault:
            assert is_said_alike(found, str(fault))
            raise
        assert found == pytest.approx(1000 * stamp.at.timestamp(), abs=0.01)
        return stamp

    return open_both


@pytest.fixture(autouse=True)
def twice(both, both_tokens, monkeypatch):
    for module in ATTACKS:
        if hasattr(module, "verify_package"):
            monkeypatch.setattr(module, "verify_package", both)
    monkeypatch.setattr(test_timestamp, "open_timestamp", both_tokens)


@pytest.fixture
def check(both, honest, authority):
    return lambda path: both(path, honest[0].office.fingerprint, authority.certificate)


def test_the_two_verifiers_are_really_compared(reader, package, monkeypatch, both):
    said = verify_package(package).as_json()
    for check in ("code", "verdict", "where", "says"):
        told = {**said, "checks": [{**said["checks"][0], check: "x"}, *said["checks"][1:]]}
        monkeypatch.setattr(reader, "give", lambda *_, told=told: told)
        with pytest.raises(AssertionError):
            both(package)


def test_nothing_is_ever_asked_of_a_network_and_nothing_breaks_the_pages_own_policy(
    reader, check, package
):
    check(package)
    reader.page.click("details.block >> nth=0")
    assert reader.page.evaluate("refused") == []
    assert {address.split(":")[0] for address in reader.asked} <= {"file", "blob"}
    assert {a for a in reader.asked if a.startswith("file:")} == {reader.address}


def test_the_policy_forbids_a_connection_even_to_a_script_of_its_own(reader):
    reader.page.goto(reader.address)
    went = "fetch('https://example.org/').then(() => 'went', () => 'stayed')"
    assert reader.page.evaluate(went) == "stayed"
    assert "connect-src" in reader.page.evaluate("refused")[0]


def test_the_policy_names_the_script_and_the_style_of_this_page():
    text = verify_page().decode()
    for tag in ("script", "style"):
        [inside] = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in text


def test_the_page_is_the_same_bytes_each_time():
    assert verify_page.__wrapped__() == verify_page.__wrapped__()


def test_a_browser_that_cannot_check_ed25519_never_says_intact(
    browser, reader, package, honest, authority
):
    old = Reader(browser, reader.address)
    old.context.add_init_script(
        "const real = SubtleCrypto.prototype.importKey;"
        "SubtleCrypto.prototype.importKey = function (form, raw, scheme, ...rest) {"
        " if (scheme.name === 'Ed25519') return Promise.reject(new DOMException('', 'NotSupportedError'));"
        " return real.call(this, form, raw, scheme, ...rest); }"
    )
    report = old.open().give(package, honest[0].office.fingerprint, authority.certificate)
    found = {check["code"]: check for check in report["checks"]}
    assert report["verdict"] == "not established"
    assert (
        found["MANIFEST_SIGNATURE"]["verdict"]
        == found["CHECKPOINT"]["verdict"]
        == "not established"
    )
    assert "this browser cannot check" in found["CHECKPOINT"]["says"]
    assert found["ENTRY"]["verdict"] == "not established"
    old.context.close()


@pytest.mark.parametrize(
    "algorithm",
    [
        ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
        ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"),
        ("-newkey", "rsa:3072"),
    ],
)
def test_timestamps_of_other_keys_are_checked(tmp_path, both, algorithm):
    made = make_authority(tmp_path, algorithm=algorithm)
    case = make_case()
    root = case.write(tmp_path / "p", made.stamp)
    assert both(root, case.office.fingerprint, made.ca).exit_code == 0


def test_a_timestamp_signed_with_rsa_pss_is_checked(tmp_path, both, authority):
    pss = test_timestamp.PSS_SHA256
    case = make_case()
    signed = lambda data: test_timestamp.signed_again(authority.stamp(data), authority, [], pss)  # noqa: E731
    root = case.write(tmp_path / "p", signed)
    assert both(root, case.office.fingerprint, authority.certificate).exit_code == 0


@pytest.mark.parametrize("step", range(60))
def test_no_changed_byte_of_a_timestamp_is_judged_otherwise(check, package, step):
    path = package / "ledger/checkpoint.tsr"
    raw = bytearray(path.read_bytes())
    raw[random.Random(step).randrange(len(raw))] ^= 1 + step
    path.write_bytes(raw)
    check(package)


def test_a_fingerprint_that_is_none_is_refused_before_anything_is_checked(reader, package):
    reader.page.goto(reader.address)
    reader.page.set_input_files("#folder", str(package))
    reader.report()
    reader.page.fill("#fingerprint", "12ab")
    reader.page.wait_for_selector("#fingerprint[aria-invalid=true]")
    assert "64" in reader.page.inner_text("#fingerprint-problem")
    assert reader.page.evaluate("window.report") is None


def test_a_folder_without_a_package_says_so(reader, tmp_path):
    (tmp_path / "file.txt").write_text("x")
    reader.page.goto(reader.address)
    reader.page.set_input_files("#folder", str(tmp_path))
    assert "no package" in reader.page.inner_text("#answer [role=alert]")


def test_the_verdict_is_told_in_words_and_sign_not_colour_alone(reader, check, package):
    check(package)
    assert reader.page.inner_text("#answer .sign") == "✓"
    assert reader.page.inner_text("#answer h2") == "Intact"
    (package / "dossier.pdf").write_bytes(b"another")
    check(package)
    assert reader.page.inner_text("#answer .sign") == "✕"
    assert reader.page.inner_text("#answer h2") == "Broken"
    assert "dossier.pdf" in reader.page.inner_text("#checks details >> nth=0")


def test_in_urdu_the_page_runs_from_right_to_left_and_lacks_no_word(reader, check, package):
    english, urdu = (json.loads((PAGE / f"words.{code}.json").read_text()) for code in ("en", "ur"))
    places = re.compile(r"\{\w+\}")
    assert english.keys() == urdu.keys()
    for name, words in english.items():
        assert set(places.findall(words)) == set(places.findall(urdu[name])), name
    check(package)
    reader.page.click("#language")
    assert reader.page.get_attribute("html", "dir") == "rtl"
    assert reader.page.inner_text("#answer h2") == urdu["intact title"]
    reader.page.evaluate("document.fonts.ready")
    assert reader.page.evaluate("document.fonts.check('1em Nastaliq', 'ا')")


def opened(reader, sentence):
    """Open the first source of a sentence and return the dialog."""
    block = f"details.block >> nth={sentence}"
    reader.page.click(f"{block} >> summary")
    reader.page.click(f"{block} >> button.open >> nth=0")
    reader.page.wait_for_selector("#exhibit .body > *")
    return reader.page.locator("#exhibit")


def test_each_citation_opens_its_exhibit_with_the_words_marked(reader, check, package):
    check(package)
    row = opened(reader, 0).locator("tr.cited")
    assert row.locator("th").inner_text() == "3"
    assert "آخری" in row.inner_text()
    reader.page.keyboard.press("Escape")
    assert opened(reader, 2).locator("mark").inner_text() == "150000.00"
    reader.page.keyboard.press("Escape")
    assert opened(reader, 3).locator("mark").inner_text() == "The house"
    reader.page.keyboard.press("Escape")
    page = opened(reader, 4)
    assert page.locator("mark").inner_text() == "born"
    assert page.locator("iframe").get_attribute("src").endswith("&page=2")
    reader.page.keyboard.press("Escape")
    heard = opened(reader, 5)
    assert heard.locator("audio").count() == 1
    assert "Which papers?" in heard.locator("li.cited >> nth=1").inner_text()
    reader.page.keyboard.press("Escape")
    assert reader.page.evaluate("refused") == []


def test_a_text_of_the_package_is_never_read_as_html(reader, tmp_path, both):
    case = make_case()
    block = case.brief["sections"][0]["blocks"][0]["sentence"]
    block["text"] = "<img src=x onerror=alert(1)> \u202eintact"
    case.freeze()
    both(case.write(tmp_path / "p"), case.office.fingerprint)
    assert reader.page.locator("img[src=x]").count() == 0
    assert "<img src=x onerror=alert(1)> \\u202eintact" in reader.page.inner_text("#document")


@pytest.mark.parametrize("damaged", [False, True])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_what_is_printed_for_a_judge_is_one_page(reader, check, package, damaged, language):
    if damaged:
        for path in [*(package / "ledger/entries").iterdir(), *(package / "exhibits").iterdir()]:
            path.unlink()
    report = check(package)
    if language == "ur":
        reader.page.click("#language")
        reader.page.evaluate("document.fonts.ready")
    document = pypdfium2.PdfDocument(reader.page.pdf(prefer_css_page_size=True))
    text = document[0].get_textpage().get_text_range()
    pages = len(document)
    document.close()
    assert pages == 1
    assert "2025-10-01T09:00:00" in text
    assert str(report.as_json()["counts"]["broken"]) in text


def test_tables_are_split_as_python_splits_them(reader):
    draw = random.Random(7)
    texts = ["".join(draw.choices('a",\r\n\t', k=draw.randrange(40))) for _ in range(600)]
    texts += [
        '"' + "x" * 200_000,
        "x" * 140_000 + ",b\n",
        "a,b",
        "\n\n",
        '"a"b,c\n',
        '"a\r\nb"\r\n',
    ]
    marks = draw.choices([(",", '"'), ("\t", '"'), (",", ""), ("a", '"')], k=len(texts))
    cases = [
        {"text": t, "delimiter": d, "quote": q} for t, (d, q) in zip(texts, marks, strict=True)
    ]
    pick = (
        "Promise.all(cases.map(async ({ text, delimiter, quote }) => {"
        " const table = { encoding: 'utf-8', delimiter, quote, headerRecord: 0 };"
        " const wanted = Array.from({ length: 50 }, (_, row) => row + 1);"
        " try { return [...(await $rows_js.pick(new Blob([text]), table, wanted)).values()]; }"
        " catch (fault) { return null; } }))"
    )

    def python(text, delimiter, quote):
        quoting = csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE
        lines = io.StringIO(text, newline="")
        try:
            return list(
                csv.reader(lines, delimiter=delimiter, quotechar=quote or None, quoting=quoting)
            )
        except csv.Error:
            return None

    found = reader.run("rows.js", pick, cases)
    expected = list(starmap(python, ((c["text"], c["delimiter"], c["quote"]) for c in cases)))
    for case, one, other in zip(cases, found, expected, strict=True):
        assert one == other, case


def test_records_that_run_over_the_pieces_in_which_a_file_is_read_are_whole(reader):
    lines = [f'{n},"said ""no""\r\nthen {"x" * 90}",end\r\n' for n in range(90_000)]
    text = "h,h,h\r\n" + "".join(lines)
    pick = (
        "(async () => { const table = { encoding: 'utf-8', delimiter: ',', quote: '\"', headerRecord: 1 };"
        " const found = await $rows_js.pick(new Blob([cases]), table, [1, 40000, 90000, 90001]);"
        " return [...found].map(([row, fields]) => [row, ...fields]); })()"
    )
    said = f'said "no"\r\nthen {"x" * 90}'
    expected = [[row, str(row - 1), said, "end"] for row in (1, 40_000, 90_000)]
    assert reader.run("rows.js", pick, text) == expected


def test_sha256_of_our_own_is_that_of_the_library(reader):
    sizes = [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 100_000]
    of = (
        "cases.map((size) => { const raw = Uint8Array.from({ length: size }, (_, at) => at * 7);"
        " const state = new $sha256_js.Sha256();"
        " for (let at = 0; at < size; at += 37) state.update(raw.subarray(at, at + 37));"
        " return $sha256_js.hex(state.digest()); })"
    )
    expected = [
        hashlib.sha256(bytes(7 * at % 256 for at in range(size))).hexdigest() for size in sizes
    ]
    assert reader.run("sha256.js", of, sizes) == expected


def test_encodings_are_those_of_python_under_every_name(reader):
    data = json.loads((PAGE / "encodings.json").read_text())
    for name, standard in data["names"].items():
        assert codec(name) == standard
    draw = random.Random(11)
    names = ["UTF-16", "u8", "Latin-1", "windows-1256", "cp864", "utf_32_be", *data["tables"]]
    cases = [[name, list(draw.randbytes(draw.choice([3, 64, 257])))] for name in names * 4]
    cases += [
        [name, list("\ufeffآ😀b".encode(name))]
        for name in ("utf-16", "utf-32", "utf-8-sig", "utf-16-be")
    ]
    decode = "cases.map(([name, raw]) => $encodings_js.decode(Uint8Array.from(raw), $encodings_js.codec(name)))"
    expected = [codecs.decode(bytes(raw), codec(name), "replace") for name, raw in cases]
    assert reader.run("encodings.js", decode, cases) == expected


def test_transcripts_are_read_as_the_command_reads_them(reader):
    draw = random.Random(3)
    signs = [
        "00:01.000",
        " --> ",
        "00:02,500",
        "00:00:03.000",
        "1:00:04,000",
        "\n",
        "\r\n",
        "\r",
        "x",
        " ",
        "\t",
        "\ufeff",
    ]
    starts = ["WEBVTT\n\n", "", "\ufeffWEBVTT\n", "WEBVTTX\n"]
    texts = [draw.choice(starts) + "".join(draw.choices(signs, k=25)) for _ in range(500)]
    timed = "00:00:01,000 --> 00:00:02,000"
    texts += [f"1\n{timed}\na\u2028b\n\n2\n{timed} x\nc", f"WEBVTT\n\n{timed.replace(',', '.')}\nz"]

    def python(text):
        try:
            return [[cue.from_ms, cue.to_ms, cue.text] for cue in parse_cues(text.encode())]
        except Fault:
            return None

    read = (
        "cases.map((text) => { try { return $cues_js.parseCues(new TextEncoder().encode(text), 'utf-8')"
        ".map(({ from, to, text }) => [from, to, text]); } catch { return null; } })"
    )
    assert reader.run("cues.js", read, texts) == list(map(python, texts))


def test_an_encoding_that_the_page_cannot_read_is_left_open_never_green(reader, tmp_path):
    case = make_case()
    raw = "番号,b\n1,2\n".encode("cp932")
    old = sha256(LETTER.encode())
    case.exhibits["letter"] = ("letter.csv", raw)
    layer = {k: v for k, v in case.layers.pop(old).items() if k != "parts"}
    table = {"encoding": "cp932", "delimiter": ",", "quotechar": '"', "header_record": 1}
    case.layers[sha256(raw)] = {**layer, "exhibit": sha256(raw), "kind": "table", "table": table}
    place = {"kind": "row", "row": 1, "sha256": sha256(b"1\x1f2")}
    case.claim("C-text")["citation"] = {"exhibit": sha256(raw), "locator": place, "quote": "1 | 2"}
    listed = next(each for each in case.brief["exhibits"] if each["sha256"] == old)
    seq = case.office.record("seal_exhibit", [f"exhibit:{sha256(raw)}"])
    listed.update(sha256=sha256(raw), size=len(raw), name="letter.csv", entries=[seq])
    case.disclosed.append(seq)
    case.freeze()
    report = reader.give(case.write(tmp_path / "p"), case.office.fingerprint)
    found = [c for c in report["checks"] if c["code"] == "CITATION" and "C-text" in c["where"]]
    assert [c["verdict"] for c in found] == ["not established"]
    assert "sanad-verify can" in found[0]["says"]


def test_a_recording_named_as_a_page_is_not_opened_as_one(reader, tmp_path, both):
    """What an exhibit is goes by a short list; a package cannot have this page open HTML of its own."""
    case = make_case()
    name, raw = case.exhibits["recording"]
    assert raw == RECORDING
    case.exhibits["recording"] = (name.replace(".wav", ".html"), raw)
    both(case.write(tmp_path / "p"), case.office.fingerprint)
    dialog = opened(reader, 5)
    assert dialog.locator("iframe, audio").count() == 0
