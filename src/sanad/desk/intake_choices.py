# SPDX-License-Identifier: Apache-2.0
"""The words among which the forms of intake let choose: faces read them here and keep no list of their own."""

from sanad.desk.consignments import SHEET
from sanad.jobs.job import ENDED, State
from sanad.mandates.papers import KINDS as PAPERS
from sanad.readers.names import READERS
from sanad.vault.evidence import TYPES
from sanad.vault.exhibit import HANDLING
from sanad.vault.readings import CONTENT, DONE, FAILED, WAITING

__all__ = ["CONTENT", "DONE", "ENDED", "FAILED", "HANDLING", "PAPERS", "READERS", "SHEET", "TYPES", "WAITING", "State"]
