# SPDX-License-Identifier: Apache-2.0
"""The words and values of the register that a form of a face is made of; faces read them here and keep no list of their own."""

from sanad.claims.claim import Standing
from sanad.claims.gaps import WORDS as GAPS
from sanad.claims.incidents.listing import Status
from sanad.claims.period import Soft
from sanad.claims.properties import POSTS, STATUSES
from sanad.claims.subject import KINDS, Answer, State
from sanad.identity.candidates import SELECTORS
from sanad.identity.judgement import Answer as Sameness
from sanad.identity.judgement import Judgement

__all__ = [
    "GAPS", "KINDS", "POSTS", "SELECTORS", "STATUSES", "Answer", "Judgement", "Sameness", "Soft", "Standing", "State", "Status",
]  # fmt: skip
