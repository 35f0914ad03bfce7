# SPDX-License-Identifier: Apache-2.0
"""In which compartment a thing lies, so that the door can keep orders inside their own."""

from sanad.casework import request
from sanad.claims import store as register
from sanad.desk.act import Work
from sanad.dossier import store as briefs
from sanad.errors import BadValue
from sanad.vault import store as vault

OFFICE = "office"
"""The compartment of what belongs to the office as a whole: its ledger, its officers, its key."""


def of_subject(work: Work, subject: str) -> str:
    """Return the compartment in which `subject` is registered."""
    return register.subject(work.connection, subject).compartment


def of_claim(work: Work, claim: str) -> str:
    """Return the compartment of the subject that a claim is about."""
    return of_subject(work, register.get(work.connection, claim).about)


def of_request(work: Work, request_id: str) -> str:
    """Return the compartment in which a request was drafted."""
    return request.get(work.connection, request_id).compartment


def of_exhibit(work: Work, sha256: str, wanted: str) -> str:
    """Return `wanted` when the exhibit was delivered there, else where it first was."""
    exhibit = vault.get(work.connection, sha256)
    return wanted if wanted in exhibit.compartments else exhibit.compartment


def of_thing(work: Work, thing: str, wanted: str) -> str:
    """Return the compartment of a request, an exhibit (as `of_exhibit`) or a brief, as the ledger names things: `request:RN-01`.

    Raises:
        BadValue: it is a thing of another kind.
        NotFound: the office has none of that name.
    """
    kind, _, name = thing.partition(":")
    if kind == "request":
        return of_request(work, name)
    if kind == "exhibit":
        return of_exhibit(work, name, wanted)
    if kind == "brief":
        return of_subject(work, briefs.get(work.connection, name).subject)
    raise BadValue("desk", value=thing, type="thing", detail="a request, an exhibit or a brief")
