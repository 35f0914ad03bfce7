# SPDX-License-Identifier: Apache-2.0
"""What a document can tell, feed by feed: rows of fields with what each rests on. Forms choose, order and word them."""

from collections.abc import Mapping

from sanad.dossier.feeds.acts import ACTS, ROLES
from sanad.dossier.feeds.application import (
    ANNEXES,
    ASKED,
    ASSURANCES,
    CHARGES,
    PAPERS,
    SHOWN,
    SIGNATURES,
)
from sanad.dossier.feeds.exhibits import EXHIBITS
from sanad.dossier.feeds.favour import FAVOUR
from sanad.dossier.feeds.findings import FINDINGS
from sanad.dossier.feeds.identity import IDENTITY, JUDGEMENTS, RIVALS
from sanad.dossier.feeds.incidents import INCIDENTS
from sanad.dossier.feeds.organisation import ATTRIBUTED, LISTINGS, MEMBERS, TIES
from sanad.dossier.feeds.proceedings import PROCEEDINGS
from sanad.dossier.feeds.requests import REQUESTS
from sanad.dossier.feeds.row import Feed, shape

ROOT = shape("name", "id", "authority", "reason", "recipient", "purpose")
"""What a document as a whole has."""
FEEDS: Mapping[str, Feed] = {
    "identity": IDENTITY,
    "rivals": RIVALS,
    "judgements": JUDGEMENTS,
    "acts": ACTS,
    "roles": ROLES,
    "listings": LISTINGS,
    "ties": TIES,
    "members": MEMBERS,
    "attributed": ATTRIBUTED,
    "incidents": INCIDENTS,
    "findings": FINDINGS,
    "favour": FAVOUR,
    "proceedings": PROCEEDINGS,
    "requests": REQUESTS,
    "asked": ASKED,
    "charges": CHARGES,
    "shown": SHOWN,
    "papers": PAPERS,
    "assurances": ASSURANCES,
    "annexes": ANNEXES,
    "signatures": SIGNATURES,
    "exhibits": EXHIBITS,
}
"""Feed → what makes its rows. docs/formats/form.md lists their fields."""
