# SPDX-License-Identifier: Apache-2.0
"""Words that stop a clock, beside the events of proceedings and the words of `sanad.rules.starts`.

Each may be recorded in a proceeding: what the clock was running for has been done, or is over. A word that is not here is taken for a
misspelling: its clock would never stop.
"""

ENDS = frozenset({
    # before the Commission for the Control of INTERPOL's Files, and INTERPOL
    "complaint_inadmissible", "decision_implemented", "hit_answered", "retention_renewed", "revision_asked",
    # custody, trial and appeal
    "brought_before_court", "brought_before_judge", "sanction_received", "sanction_refused", "state_appealed",
    # orders about data and property
    "attachment_reported", "collection_ended", "freeze_reported", "interception_ended", "interception_served", "order_ended",
    "permission_ended", "preservation_ended", "preservation_reported",
    # listings
    "grounds_communicated", "proscription_appealed", "review_granted",
})  # fmt: skip
