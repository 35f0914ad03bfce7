# SPDX-License-Identifier: Apache-2.0
"""What lists of exhibits are chosen by, beside each delivery."""

import json

import sqlalchemy as sa
from alembic import op

from sanad.values.fold import fold

revision = "0017"
down_revision = "0016"
_AT_ONCE = 1000


def upgrade() -> None:
    """Make the columns and fill them from the documents."""
    op.add_column(
        "delivery", sa.Column("leads", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("delivery", sa.Column("folded", sa.Text(), nullable=False, server_default=""))
    op.add_column("delivery", sa.Column("handed_by", sa.Text(), nullable=True))
    op.add_column("delivery", sa.Column("language", sa.String(length=60), nullable=True))
    op.add_column("delivery", sa.Column("kind", sa.String(length=20), nullable=True))
    op.create_index("ix_delivery_compartment", "delivery", ["compartment", "leads", "seq"])
    facets = ["compartment", "leads", "kind", "handed_by", "language", "instrument"]
    op.create_index("ix_delivery_facets", "delivery", facets)
    _fill(op.get_bind())


def _fill(connection: sa.Connection) -> None:
    """Write what `vault.store.record` would have written; memory grows with the number of exhibits alone."""
    delivery = sa.Table("delivery", sa.MetaData(), autoload_with=connection)
    exhibit = sa.Table("exhibit", sa.MetaData(), autoload_with=connection)
    kind = sa.select(exhibit.c.kind).where(exhibit.c.sha256 == delivery.c.exhibit)
    connection.execute(sa.update(delivery).values(kind=kind.scalar_subquery()))
    at = delivery.c.seq
    change = (
        sa.update(delivery)
        .where(at == sa.bindparam("of"))
        .values({name: sa.bindparam(f"its_{name}") for name in ("leads", "folded", "handed_by")})
    )
    speak = sa.update(delivery).where(at == sa.bindparam("of")).values(language=sa.bindparam("its"))
    leading: dict[tuple[str, str], int] = {}
    last = -1
    page = sa.select(delivery).order_by(at).limit(_AT_ONCE)
    while rows := connection.execute(page.where(at > last)).all():
        changes, languages = [], []
        for row in rows:
            document = json.loads(row.document)
            leader = leading.setdefault((row.exhibit, row.compartment), row.seq)
            changes.append(
                {
                    "of": row.seq,
                    "its_leads": leader == row.seq,
                    "its_folded": fold(row.name),
                    "its_handed_by": document.get("handed_by"),
                }
            )
            if language := document.get("language"):
                # for the leader too: in order, so that what the newest says stays
                languages += [{"of": each, "its": language} for each in {row.seq, leader}]
        connection.execute(change, changes)
        if languages:
            connection.execute(speak, languages)
        last = rows[-1].seq
