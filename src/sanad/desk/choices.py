# SPDX-License-Identifier: Apache-2.0
"""The words among which a form lets choose, in the order in which it offers them: faces read them here and keep no list of their own."""

from collections.abc import Mapping
from types import MappingProxyType

from sanad.casework import form, stages
from sanad.casework.request import APPROVE, DRAFT, REVIEW, SEND
from sanad.dossier.material import RECIPIENTS
from sanad.jobs.webhook import KINDS as NOTICES
from sanad.rules.grounds import GROUNDS
from sanad.rules.rule import GATES, MARKS, SEVERITIES
from sanad.vault import custody

REQUESTS: Mapping[str, str] = MappingProxyType(form.KINDS)
"""Kind of request → what it is."""
PURPOSES = form.PURPOSES
ASKS, REFUSED_ASKS = form.ASKS, form.REFUSED_ASKS
REQUESTERS = ("ncb", "international_entity")
CONFIDENTIALITY = ("official_use_only", "restricted", "confidential")
FLAGS = ("intent_to_extradite", "public_extract", "renewal")
LISTS = ("countries", "recipients", "languages")
NUMBERS = ("amount_usd",)
"""Fields of a request that are yes or no, lists of words, numbers; every other one is a text or a choice."""
STEPS: Mapping[str, str] = MappingProxyType(
    {DRAFT: "request", REVIEW: "review", APPROVE: "approve", SEND: "send"}
)
"""Step of a request → the power that it takes."""
PROCEEDINGS = tuple(stages.KINDS)
STAGES = tuple(stages.STAGES)
MOVERS = tuple(stages.MOVERS)
EVENTS = tuple(kind for kind in stages.EVENTS if kind != stages.ERROR)
ERROR = stages.ERROR
GROUNDS_OF_REFUSAL = tuple(GROUNDS)
CUSTODY_EVENTS = tuple(custody.EVENTS)
CUSTODY_COPIES = tuple(custody.COPIES)
DOCUMENTS = ("subject_dossier", "organisation_dossier", "incident_dossier", "case_theory", "red_notice", "extradition", "mla", "un_listing")  # fmt: skip
"""Kinds of document of which the program brings a form; those that are kinds of request put one into it."""
LANGUAGES = ("en", "ur", "en+ur", "ur+en")
RULE_GATES, RULE_MARKS, RULE_SEVERITIES = GATES, MARKS, SEVERITIES

__all__ = [
    "ASKS", "CONFIDENTIALITY", "CUSTODY_COPIES", "CUSTODY_EVENTS", "DOCUMENTS", "ERROR", "EVENTS", "FLAGS", "GROUNDS_OF_REFUSAL", "LANGUAGES", "LISTS", "MOVERS", "NOTICES", "NUMBERS", "PROCEEDINGS", "PURPOSES", "RECIPIENTS", "REFUSED_ASKS", "REQUESTERS",
    "REQUESTS", "RULE_GATES", "RULE_MARKS", "RULE_SEVERITIES", "STAGES", "STEPS",
]  # fmt: skip
