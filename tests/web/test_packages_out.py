# SPDX-License-Identifier: Apache-2.0
"""A package on its way out: opened by a stranger offline, or by nobody but its recipients."""

import io
import tarfile
import zipfile
from base64 import b64decode

import pyrage
import pytest
from builds import built, edition_of, entries, take
from pyrage import x25519

COURT = x25519.Identity.generate()
KEY = str(COURT.to_public())


@pytest.fixture(scope="module")
def package(served):
    """An edition whose package stands in the office."""
    return edition_of(served, built(served))


def encrypted(served, page, officer="drafter", **given):
    told = {"_key": "k", "recipient": "Anti-Terrorism Court I", "keys": KEY, "purpose": "for the hearing"}  # fmt: skip
    return served.client(officer).post(f"{page}/encrypted", data=told | given)


def test_an_encrypted_package_is_opened_by_its_recipient_alone_and_its_digest_stood_in_the_ledger(
    served, package
):
    answer = encrypted(served, package)
    assert answer.status_code == 200, answer.text
    dispatch, export = entries(served)[-2:]
    assert (dispatch.act, export.act) == ("dispatch_files", "export_made")
    assert dispatch.private == {**dispatch.private, "recipient": "Anti-Terrorism Court I", "keys": [KEY]}  # fmt: skip
    digest = b64decode(answer.headers["repr-digest"].removeprefix("sha-256=:").rstrip(":")).hex()
    assert export.body["what"]["sha256"] == digest == dispatch.body["what"]["files"]["package.tar.age"]  # fmt: skip
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(answer.content, [COURT]))) as plain:
        assert any(name.endswith("verify.html") for name in plain.getnames())
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(answer.content, [x25519.Identity.generate()])
    assert not list(served.office.tools.made.glob(".going-*"))  # nothing stays behind
    assert "Anti-Terrorism Court I" in served.client("drafter").get(package).text  # offered again


def test_keys_that_are_none_and_a_secret_one_are_refused_and_not_repeated(served, package):
    before = len(entries(served))
    for wrong in (" ", "age1nonsense", str(COURT)):
        answer = encrypted(served, package, keys=wrong)
        assert answer.status_code == 422
    assert str(COURT) not in answer.text
    assert "export_made" not in [each.act for each in entries(served)[before:]]
    assert encrypted(served, package, officer="analyst").status_code in {403, 404}


def test_the_page_that_verifies_is_opened_offline_and_finds_the_package_that_went_out_whole(
    served, package, browser, tmp_path
):
    zipfile.ZipFile(io.BytesIO(take(served, package).content)).extractall(tmp_path)
    [folder] = tmp_path.iterdir()
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((folder / "verify.html").as_uri())
    page.fill("#fingerprint", served.office.tools.signer.fingerprint)
    page.set_input_files("#folder", str(folder))
    for _ in range(6000):
        if report := page.evaluate("window.report"):
            break
        page.wait_for_timeout(10)
    context.close()
    assert report["counts"]["broken"] == 0
    assert report["exit_code"] in {0, 3}  # 3: nobody in this office dates its ledger
    assert any(each["verdict"] == "intact" for each in report["checks"])
