# SPDX-License-Identifier: Apache-2.0
"""State what a registered paper says, from the words in which a person writes it."""

from collections.abc import Mapping

from sanad.desk.act import Tools
from sanad.desk.acts.state_facts import StateFacts
from sanad.desk.door import Desk
from sanad.mandates import instrument as papers_on_record
from sanad.mandates import papers
from sanad.mandates.instrument import Instrument
from sanad.values.canonical import Json


def state_paper(  # an order has as many parts
    desk: Desk,
    tools: Tools,
    instrument: str,
    written: Mapping[str, str],
    *,
    by: str,
    compartment: str,
    reason: str,
) -> dict[str, Json]:
    """Record the facts and return them as they are kept.

    Raises:
        UnknownInstrument: it was never registered.
        BadValue: papers of its kind state no such thing, or a text does not spell it.
    """
    with tools.database.reading() as connection:
        paper = papers_on_record.get(connection, instrument)
    stated = stated_by(paper, written)
    order = {"by": by, "compartment": compartment, "reason": reason}
    desk.perform(StateFacts(**order, instrument=instrument, stated=stated))
    return stated


def stated_by(paper: Instrument, written: Mapping[str, str]) -> dict[str, Json]:
    """Return facts of a paper as they are kept, from the words in which a person writes them; raises BadValue as `state_paper`."""
    return {name: papers.parse(paper.id, paper.kind, name, text) for name, text in written.items()}
