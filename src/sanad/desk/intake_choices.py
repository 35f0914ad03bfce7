# SPDX-License-Identifier: Apache-2.0
"""The words among which the forms of intake let choose: faces read them here and keep no list of their own."""

from sanad.desk.consignments import SHEET
from sanad.desk.work_needs import KINDS as WORK
from sanad.jobs.job import ENDED, State
from sanad.mandates import papers
from sanad.vault.evidence import TYPES
from sanad.vault.exhibit import HANDLING
from sanad.vault.readings import DONE, FAILED, WAITING

PAPERS = tuple(sorted(papers.KINDS))
READINGS = (FAILED, WAITING, DONE)
"""States of a reading, first those that call for somebody."""

NOT_SUPPLIED = ("call_in", "call_out", "sms_in", "sms_out", "data", "roaming")
"""What a sender may say it does not supply, spelt as comparisons look for it: a kind of event and its direction, seen from the number whose records
these are. Spelt otherwise, what is missing would count as not having happened."""

__all__ = [
    "ENDED",
    "HANDLING",
    "NOT_SUPPLIED",
    "PAPERS",
    "READINGS",
    "SHEET",
    "TYPES",
    "WORK",
    "State",
]
