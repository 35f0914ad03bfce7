# SPDX-License-Identifier: Apache-2.0
"""The codes that answers of the desk hold where a person reads them: states, kinds, properties, roles, the names of acts.

A code is written `like_this` in the ledger, in answers and in addresses, and stays so; a face shows the word for it. Whoever translates the words
gets them from here (`tools/words`), so that a state or an act that is new cannot be shown untranslated. Not here: names of fields that one page
alone shows, and codes of things outside, such as countries, media types and currencies.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pkgutil import iter_modules

from sanad.analysis.methods import METHODS
from sanad.casework import form
from sanad.casework.due import When
from sanad.casework.origin import Cause
from sanad.casework.tasks import Move
from sanad.casework.tasks import State as TaskState
from sanad.claims import terms
from sanad.claims.properties import PRECISIONS, PROPERTIES, RELATIONS
from sanad.desk import acts, choices, claim_form, intake_choices, questions
from sanad.desk import register_choices as register
from sanad.identity.linkage.model import people
from sanad.mandates.powers import POWERS, ROLES
from sanad.rules.outcomes import Status
from sanad.search.query import Sounds
from sanad.values.grade import Weight
from sanad.values.instant import Precision
from sanad.values.months import Calendar
from sanad.values.verdict import Integrity, Verdict
from sanad.vault.consignment import State as DeliveryState

STATES: tuple[type[StrEnum], ...] = (
    When, Cause, Move, TaskState, Status, Sounds, Weight, Precision, Calendar, Integrity, Verdict, DeliveryState, intake_choices.State,
    register.Answer, register.Sameness, register.Soft, register.Standing, register.State, register.Status,
)  # fmt: skip
"""The closed sets of answers: states, verdicts, causes."""
OUTCOMES = ("done", "refused", "undecided", "failed")
"""What became of an order, as its ledger entry says."""
CHOICES: tuple[Iterable[str], ...] = (
    choices.ASKS, choices.CONFIDENTIALITY, choices.CUSTODY_COPIES, choices.CUSTODY_EVENTS, choices.DOCUMENTS, choices.EVENTS, choices.FLAGS,
    choices.GROUNDS_OF_REFUSAL, choices.LISTS, choices.MOVERS, choices.NOTICES, choices.NUMBERS, choices.PROCEEDINGS, choices.PURPOSES,
    choices.RECIPIENTS, choices.REQUESTERS, choices.REQUESTS, choices.RULE_SEVERITIES, choices.STAGES, choices.STEPS, (choices.ERROR,),
    intake_choices.CAME_OF, intake_choices.HANDLING, intake_choices.NOT_SUPPLIED, intake_choices.PAPERS, intake_choices.READINGS, intake_choices.STATED, intake_choices.TYPES, intake_choices.WORK,
    register.KINDS, register.POSTS, register.SELECTORS, register.STATUSES,
    terms.ASSURANCES, terms.CONTEXTS, terms.COUNTED, terms.DISPUTES, terms.NATURES, terms.POSITIONS, terms.PROTECTED, terms.PUBLIC_ROLES, terms.REFUGE,
    form.FIELDS, PRECISIONS, RELATIONS, PROPERTIES, METHODS, ROLES, OUTCOMES,
)  # fmt: skip
"""The words among which forms let choose, and by which claims, findings and roles are named."""


def vocabulary() -> frozenset[str]:
    """Return every code."""
    return frozenset(_codes())


def _codes() -> Iterator[str]:
    for some in CHOICES:
        yield from some
    for states in STATES:
        yield from map(str, states)
    for powers in POWERS.values():
        yield from powers
    for fact in people().comparisons:
        yield from (fact.name, *(level.says for level in fact.levels))
    for asked in claim_form.FORMS.values():
        yield from (member.name for member in asked.members if member.name)
    for orders in (acts, questions):
        yield from (each.name for each in iter_modules(orders.__path__))
