# SPDX-License-Identifier: Apache-2.0
"""State what a registered paper says, from the words in which a person writes it."""

from collections.abc import Mapping

from sanad.desk.act import Tools
from sanad.desk.acts.state_facts import StateFacts
from sanad.desk.door import Desk
from sanad.mandates import instrument as papers_on_record
from sanad.mandates import papers
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
        kind = papers_on_record.get(connection, instrument).kind
    stated = {name: papers.parse(instrument, kind, name, text) for name, text in written.items()}
    order = {"by": by, "compartment": compartment, "reason": reason}
    desk.perform(StateFacts(**order, instrument=instrument, stated=stated))
    return stated
