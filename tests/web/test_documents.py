# SPDX-License-Identifier: Apache-2.0
"""Documents on their pages: what stands in the way, a build that is followed, an edition with its sources, and a package on its way out."""

import hashlib
import zipfile
from base64 import b64decode
from io import BytesIO

import pytest
from accessible import faults
from builds import LIST, NEW, at_work, built, edition_of, entries, take
from lxml import html

from cast import CASE
from law_desk import claim
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.working.carry_out import carry_out, waiting
from statements import counted


@pytest.fixture(scope="module")
def package(served):
    """An edition whose package stands in the office."""
    return edition_of(served, built(served))


@pytest.mark.parametrize("officer", ["clerk", "analyst", "reviewer", "chief", "auditor"])
def test_whoever_looks_sees_editions_and_their_sentences_and_only_who_builds_a_way_to_build(
    served, package, officer
):
    client = served.client(officer)
    assert package.rpartition("/")[2] in client.get(LIST).text
    page = client.get(package)
    assert page.status_code == 200
    assert 'data-source="claim:' in page.text
    assert f"{package}/package" not in page.text
    assert "documents/new" not in client.get(LIST).text


def test_who_may_not_build_prepares_nothing_and_takes_nothing(served, package):
    client = served.client("analyst")
    assert client.get(f"{LIST}/new").status_code == 200
    assert "AUTHORITY_NO_MANDATE" in client.get(NEW).text
    hidden = {"_key": "k", "purpose": "to read it", "file": "whole"}
    assert client.post(f"{package}/package", data=hidden).status_code == 403


def test_an_edition_elsewhere_and_one_that_never_was_are_the_same_nothing(served):
    client = served.client("drafter")
    for path in (f"{LIST}/{'0' * 64}", f"{LIST}/jobs/JOB-990001", f"{LIST}/jobs/JOB-1/progress"):
        assert client.get(path).status_code == 404
    assert client.get("/c/op-other/documents").status_code == 404


def test_what_stands_in_the_way_is_told_whole_before_anything_is_frozen(fresh, quick_scene):
    claim(quick_scene.house, "alias", "<script>alert(1)</script> Name")
    before = len(entries(fresh))
    page = fresh.client("drafter").get(NEW).text
    assert "Before it is built" in page
    assert "<script>alert" not in page
    acts = [each.act for each in entries(fresh)[before:]]
    assert "preflight_document" in acts
    assert "freeze_brief" not in acts


def test_what_stands_in_the_way_is_in_groups_each_with_the_way_to_where_it_is_mended(
    fresh, quick_scene
):
    house = quick_scene.house
    house.seal(quick_scene.folder, "secret.txt", b"born in 1984", handling="confidential")
    house.read()
    told = {"property": "birth_date", "value": "1984-03-05", "said_by": "A source"}
    quoted = Quoted("secret.txt", "born in 1984")
    kept = house.do(
        RecordClaim(by="analyst", compartment=CASE, about="S-01", **told, source=quoted)
    )
    wanted = NEW.replace("recipient=court", "recipient=foreign_authority")
    page = html.fromstring(fresh.client("drafter").get(wanted).text)
    [article] = page.xpath("//article[@id='of-S-01']")
    groups = article.xpath(".//section[@class='check-group']")
    assert groups
    for each in groups:
        assert each.xpath("./h4")
        assert each.xpath(".//ol/li")
    ways = article.xpath(".//ol[@class='obstacles']//a/@href")
    assert f"/c/{CASE}/claims/{kept}" in ways
    drafts = [each for each in ways if "#" in each]
    assert drafts
    assert all(each.startswith(f"/c/{CASE}/drafts?subjects=S-01&") for each in drafts)


def test_a_build_sent_twice_is_ordered_once(fresh):
    client = fresh.client("drafter")
    filled = client.form(NEW, LIST)
    first, second = (client.post(LIST, data=filled) for _ in range(2))
    assert first.headers["location"] == second.headers["location"]
    assert len(waiting(fresh.office.tools)) == 1


def test_a_build_is_followed_and_what_came_of_it_is_told(fresh):
    client = fresh.client("drafter")
    job = client.fill(NEW, LIST).headers["location"]
    assert client.get(f"{job}/progress").json()["state"] == "waiting"
    before = len(entries(fresh))
    client.get(f"{job}/progress")
    assert len(entries(fresh)) == before  # looking at figures is no entry
    for each in waiting(fresh.office.tools):
        carry_out(fresh.office.tools, each.id)
    assert client.get(f"{job}/progress").json()["state"] == "done"
    assert "S-01" in client.get(job).text


def test_nobody_named_and_an_unknown_kind_are_refused_in_words(fresh):
    client = fresh.client("drafter")
    hidden = client.form(NEW, LIST)
    assert client.post(LIST, data=hidden | {"subjects": " "}).status_code == 422
    many = "+".join(f"S-{n}" for n in range(60))
    assert client.get(f"{LIST}/new?subjects={many}").status_code == 422
    assert "CALLER_NOT_FOUND" in client.get(f"{NEW}&kind=novel").text


def test_the_package_goes_out_whole_and_its_digest_stood_in_the_ledger_before(served, package):
    answer = take(served, package)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    [entry] = [each for each in entries(served) if each.act == "export_made"][-1:]
    assert entry.body["what"]["sha256"] == hashlib.sha256(answer.content).hexdigest()
    digest = answer.headers["repr-digest"].removeprefix("sha-256=:").rstrip(":")
    assert b64decode(digest).hex() == entry.body["what"]["sha256"]
    assert entry.private["purpose"] == "for the hearing of 12 January"
    archive = zipfile.ZipFile(BytesIO(answer.content))
    names = {name.split("/", 1)[1] for name in archive.namelist()}
    assert {"verify.html", "manifest.json", "dossier.pdf", "verify/sanad-verify.pyz"} <= names
    assert {each.compress_type for each in archive.infolist()} == {zipfile.ZIP_STORED}
    assert take(served, package).content == answer.content  # the same bytes whenever it is taken


def test_whoever_takes_the_package_reads_the_fingerprint_that_its_recipient_is_told(
    served, package
):
    key = served.office.tools.signer.fingerprint
    assert key in served.client("drafter").get(package).text


def test_the_package_that_went_out_is_whole_for_the_stranger(served, package, tmp_path):
    from sanad.dossier.written import stands

    zipfile.ZipFile(BytesIO(take(served, package).content)).extractall(tmp_path)
    [folder] = tmp_path.iterdir()
    assert stands(folder, package.rpartition("/")[2])


def test_the_paper_goes_alone_and_nothing_that_the_package_does_not_hold(served, package):
    paper = take(served, package, file="dossier.pdf")
    assert paper.content.startswith(b"%PDF")
    assert paper.headers["content-type"] == "application/octet-stream"
    for name in ("../../../sanad.db", "/etc/passwd", "dossier.pdf/../manifest.json", "nothing"):
        assert take(served, package, file=name).status_code == 404


def test_a_package_goes_for_a_purpose_alone(served, package):
    assert take(served, package, purpose=" ").status_code == 422


def test_a_package_that_somebody_touched_does_not_go_out(fresh):
    page = edition_of(fresh, built(fresh))
    [folder] = (fresh.office.tools.made / CASE / "packages").iterdir()
    secret = fresh.office.path / "office.toml"
    (folder / "exhibits" / "link").symlink_to(secret)
    hidden = {"_key": "k", "file": "whole", "purpose": "for the court"}
    client = fresh.client("drafter")
    assert client.post(f"{page}/package", data=hidden).status_code == 404
    assert "not written" in client.get(page).text


def test_an_exhibit_set_aside_since_stops_the_package(fresh, quick_scene):
    from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit

    page = edition_of(fresh, built(fresh))
    hidden = fresh.client("drafter").form(page, f"{page}/package")
    exhibit = next(each for each in (quick_scene.note,))
    quick_scene.house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=exhibit, reason="doubt about its origin"))  # fmt: skip
    told = hidden | {"file": "whole", "purpose": "for the court"}
    answer = fresh.client("drafter").post(f"{page}/package", data=told)
    assert answer.status_code in {403, 409, 422}, answer.status_code
    assert "export_made" not in [each.act for each in entries(fresh) if each.outcome == "done"]


def test_the_next_edition_says_what_it_says_otherwise_and_the_one_before_that_it_is_old(
    fresh, quick_scene
):
    first = edition_of(fresh, built(fresh))
    claim(quick_scene.house, "alias", "Another Name")
    client = fresh.client("drafter")
    assert "Frozen today, it would say otherwise." in client.get(first).text
    second = edition_of(fresh, built(fresh))
    assert "Another Name" in client.get(second).text.partition('id="changes"')[2]
    assert "A later edition stands." in client.get(first).text
    assert second.rpartition("/")[2] in client.get(f"{LIST}?state=stands").text
    assert first.rpartition("/")[2] not in client.get(f"{LIST}?state=stands").text


def test_the_list_is_filtered_by_its_address_and_leaves_as_it_is_shown(served, package):
    client = served.client("analyst")
    assert "No document is left" in client.get(f"{LIST}?recipient=interpol").text
    assert client.get(f"{LIST}?state=nonsense").status_code == 422
    file = client.get(f"{LIST}?recipient=court&as=csv&purpose=for+the+meeting").text
    assert file.splitlines()[0].startswith("brief,subject,label")
    assert package.rpartition("/")[2] in file


def test_ten_thousand_editions_are_listed_a_page_at_a_time_by_as_many_questions(fresh):
    client = fresh.client("analyst")
    client.get(LIST)
    few = counted(lambda: client.get(f"{LIST}?state=superseded"))
    _shelve(fresh, 10_000)
    assert counted(lambda: client.get(f"{LIST}?state=superseded")) <= few + 1
    page = client.get(f"{LIST}?state=superseded").text
    assert page.count("data-open-row") == 100
    assert "100 of 9,999" in page


def _shelve(served, many):
    """Freeze one brief so often, past the desk."""
    import sqlalchemy as sa

    from sanad.dossier.tables import brief

    with served.office.tools.database.writing() as connection:
        seq, document = connection.execute(sa.select(brief.c.seq, brief.c.document)).first()
        rows = [
            {
                "sha256": f"{number:064x}",
                "seq": seq,
                "subject": "S-01",
                "recipient": "internal",
                "kind": "subject_dossier",
                "language": "en",
                "edition": number,
                "document": document if number == many else {},
            }
            for number in range(1, many + 1)
        ]
        connection.execute(sa.insert(brief), rows)


@pytest.mark.parametrize(("language", "width", "scheme"), [("en", 1280, "light"), ("ur", 390, "dark")])  # fmt: skip
def test_documents_can_be_used_by_everybody_who_reads_them(
    web_scene, package, person_at, language, width, scheme
):
    page = person_at("drafter", width=width, language=language, scheme=scheme)
    web_scene.house.do(ChoosePages(by="drafter", language=language, theme="auto"))
    for path in (LIST, NEW, package):
        page.goto_here(path)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("refusedByPolicy") == []
        assert page.evaluate("document.documentElement.lang") == language
    web_scene.house.do(ChoosePages(by="drafter", language="en", theme="auto"))


def test_a_document_is_prepared_built_and_taken_by_keyboard_alone(served, package, person_at):
    page = person_at("drafter")
    page.goto_here(LIST)
    page.keyboard.press("n")
    page.wait_for_url("**/documents/new")
    page.locator("#f-subjects").focus()
    page.keyboard.type("S-01")
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.type("for the defence counsel")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Before it is built")
    page.keyboard.press("b")
    page.wait_for_url("**/documents/jobs/**")
    at_work(served)
    page.wait_for_selector("#built-title")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("#package-title")
    page.keyboard.press("d")
    page.locator("#package-purpose").focus()
    page.keyboard.type("for the hearing")
    with page.expect_download() as going:
        page.keyboard.press("Enter")
    assert going.value.suggested_filename.endswith(".zip")
