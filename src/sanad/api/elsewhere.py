# SPDX-License-Identifier: Apache-2.0
"""What is not offered as an address of its own: the inner steps of procedures, and what no program should order.

An inner step takes what only a procedure of this machine has: a copy in the vault's stage, the account of a reader, a folder. The whole procedure is
ordered with `order_work`, and the worker carries it out. What answers with a secret is ordered where a person sees it once.
"""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Elsewhere:
    """Why an act or question has no address, and where it is ordered instead."""

    why: str
    instead: str


_STAGED = "it takes a copy or an account that a procedure of this machine made"
_FILES = "it takes a folder or files of this machine"
_SECRET = (
    "its answer is a secret, or opens the way to one, and is shown once to the person it is for"  # noqa: S105  # words
)
_BROWSER = "it is how a person signs in, or what their pages look like"
_MACHINE = "it is the business of whoever administers the machine"
_WORK = "the work of kind `{}`, by `order_work`"
_PAGES = "the pages of the office, or `sanad {}`"

ELSEWHERE = MappingProxyType(
    {
        "seal_exhibit": Elsewhere(_STAGED, _WORK.format("receive")),
        "read_exhibit": Elsewhere(_STAGED, _WORK.format("read")),
        "fail_reading": Elsewhere(_STAGED, _WORK.format("read")),
        "bind_bundle": Elsewhere(_FILES, _WORK.format("bundle")),
        "dispatch_files": Elsewhere(_FILES, "the work that writes the files, by `order_work`"),
        "copy_exhibit": Elsewhere("its answer is the bytes of an exhibit", _PAGES.format("copy")),
        "export_goaml": Elsewhere("its sheet is a file of the office", "`sanad exchange`"),
        "what_would_flip": Elsewhere(_FILES, "`sanad rules flip`"),
        "end_work": Elsewhere("the worker tells by it how work ended", _WORK.format("any")),
        "export_made": Elsewhere(
            "it is part of handing out what was made", "the pages of the office"
        ),
        "export_list": Elsewhere(
            "it is part of handing out a list",
            "the question itself, with `Accept: text/csv` or `application/x-ndjson`",
        ),
        "keep_timestamp": Elsewhere(_STAGED, "`sanad attest`"),
        "accept_invitation": Elsewhere(_BROWSER, "the pages of the office"),
        "add_credential": Elsewhere(_BROWSER, "the pages of the office"),
        "bind_identity": Elsewhere(_BROWSER, "the pages of the office"),
        "end_other_sessions": Elsewhere(_BROWSER, "the pages of the office"),
        "rename_passkey": Elsewhere(_BROWSER, "the pages of the office"),
        "choose_pages": Elsewhere(_BROWSER, "the pages of the office"),
        "sign_in": Elsewhere(_BROWSER, "the pages of the office"),
        "sign_out": Elsewhere(_BROWSER, "the pages of the office"),
        "state_purpose": Elsewhere(_BROWSER, "the field `purpose` of an order"),
        "add_webhook": Elsewhere(_SECRET, "the pages of the office"),
        "invite_officer": Elsewhere(_SECRET, _PAGES.format("account invite")),
        "issue_token": Elsewhere(_SECRET, _PAGES.format("account token")),
        "found_office": Elsewhere(_MACHINE, "`sanad init`"),
        "upgrade_office": Elsewhere(_MACHINE, "`sanad upgrade`"),
        "rekey_vault": Elsewhere(_MACHINE, "`sanad rekey`"),
        "prepare_backup": Elsewhere(_MACHINE, "`sanad backup`"),
        "record_backup": Elsewhere(_MACHINE, "`sanad backup`"),
        "record_drill": Elsewhere(_MACHINE, "`sanad restore --try`"),
        "record_restore": Elsewhere(_MACHINE, "`sanad restore`"),
    }
)
"""Name → why, and where instead."""
