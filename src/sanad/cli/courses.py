# SPDX-License-Identifier: Apache-2.0
"""Where a proceeding stands, as a document and as a line of text."""

from typing import Any


def course_document(course: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    """Return a course as `--json` shows it; days as `[least, most]`."""
    step = course.next
    return {
        "stage": None if course.ended else course.now.stage,
        "days": list(course.now.days),
        "since": course.now.since,
        "ended": None if course.ended is None else course.ended.kind,
        "ended_on": None if course.ended is None else course.ended.on,
        "waits_for": None if course.ended else course.waits_for,
        "next": None if step is None else step.next,
        "next_on": None if step is None else step.next_on,
        "overdue": course.overdue,
        "sure": course.sure,
        "stages": [
            {"stage": each.stage, "since": each.since, "until": each.until, "days": list(each.days)}
            for each in course.stretches
        ],
    }


def course_words(document: dict[str, Any] | None) -> str:
    """Return where a proceeding stands, in one line."""
    if document is None:
        return "nothing of it is known of that day"
    unsure = "" if document["sure"] else "; a date is too coarse to be sure"
    if document["ended"]:
        return f"ended: {document['ended'].replace('_', ' ')}, {document['ended_on']}{unsure}"
    what = document["next"] or ("next step" if document["next_on"] else "")
    when = f" on {document['next_on']}" if document["next_on"] else ""
    late = ", overdue" if document["overdue"] else ""
    step = f"; next: {what}{when}{late}" if what else ""
    return f"{document['stage'].replace('_', ' ')} since {document['since']} ({days(document['days'])}); waits for: {document['waits_for'].replace('_', ' ')}{step}{unsure}"


def days(span: list[int]) -> str:
    """Return days, at least and at most, as text."""
    least, most = span
    unit = "day" if most == 1 else "days"
    return f"{least:,} {unit}" if least == most else f"{least:,} to {most:,} {unit}"
