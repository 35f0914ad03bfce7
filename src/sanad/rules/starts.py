# SPDX-License-Identifier: Apache-2.0
"""Words from which a clock may run, beside the events of proceedings and the kinds of registered papers.

Each may be recorded in a proceeding and then starts its clock. A word that is not here is taken for a misspelling: its clock would never run.
"""

STARTS = frozenset({
    # before the Commission for the Control of INTERPOL's Files
    "access_request_admissible", "commission_decision", "complaint_received", "deletion_request_admissible", "new_fact_discovered",
    # custody and inquiry
    "arrest", "conviction_in_absence", "detention_order", "first_remand", "joint_team_formed", "preventive_detention", "remand",
    # orders about data and property
    "collection_order", "content_order", "covert_permission", "freeze", "interception_warrant_reissued", "urgent_attachment", "urgent_search",
    # listings
    "listing_order", "proscription_order", "review_application", "review_refused",
    # the office's own reviews
    "question_asked", "reviewed",
})  # fmt: skip
