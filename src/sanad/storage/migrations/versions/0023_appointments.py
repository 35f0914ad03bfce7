# SPDX-License-Identifier: Apache-2.0
"""An officer may be appointed to a compartment more than once: to other roles, or again later."""

from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Let the first day tell appointments apart."""
    with op.batch_alter_table("appointment") as table:
        table.drop_constraint("pk_appointment", type_="primary")
        table.create_primary_key("pk_appointment", ["officer", "compartment", "from_day"])
