# SPDX-License-Identifier: Apache-2.0
"""The first tables: ledger, mandates, vault, register, identity, analysis, casework, dossier.

The ledger's rows may not be deleted, nor changed except for the erasing of a body: both databases hold that themselves.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SQLITE_GUARDS = (
    """create trigger ledger_entry_keeps before delete on ledger_entry
       begin select raise(abort, 'the ledger keeps every entry'); end""",
    """create trigger ledger_entry_stays before update on ledger_entry
       when new.seq <> old.seq or new.commitment <> old.commitment or new.body is not null
       begin select raise(abort, 'the ledger changes no entry'); end""",
)
_POSTGRES_GUARDS = (
    """create function ledger_guard() returns trigger language plpgsql as $$ begin
         if tg_op = 'DELETE' then raise exception 'the ledger keeps every entry'; end if;
         if new.seq <> old.seq or new.commitment <> old.commitment or new.body is not null then
           raise exception 'the ledger changes no entry'; end if;
         return new; end $$""",
    """create trigger ledger_entry_guard before update or delete on ledger_entry
       for each row execute function ledger_guard()""",
)


def upgrade() -> None:
    """Make the tables and their guards."""
    op.create_table(
        "exhibit",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("quarantine", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("receipt", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name="pk_exhibit"),
    )
    op.create_index("ix_exhibit_kind", "exhibit", ["kind"], unique=False)
    op.create_table(
        "instrument",
        sa.Column("id", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_instrument"),
    )
    op.create_table(
        "judgement",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_judgement"),
    )
    op.create_table(
        "ledger_checkpoint",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("timestamp", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("size", name="pk_ledger_checkpoint"),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.Column("act", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("salt", sa.String(length=64), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("private_salt", sa.String(length=64), nullable=True),
        sa.Column("private", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_ledger_entry"),
    )
    op.create_table(
        "ledger_link",
        sa.Column("thing", sa.String(length=160), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("thing", "seq", name="pk_ledger_link"),
    )
    op.create_table(
        "ledger_node",
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("level", "position", name="pk_ledger_node"),
    )
    op.create_table(
        "officer",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("office", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_officer"),
    )
    op.create_table(
        "pseudonym",
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("identifier", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("compartment", "identifier", name="pk_pseudonym"),
        sa.UniqueConstraint("compartment", "number", name="uq_pseudonym_compartment"),
    )
    op.create_table(
        "subject",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subject"),
    )
    op.create_table(
        "appointment",
        sa.Column("officer", sa.String(length=80), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("from_day", sa.String(length=10), nullable=False),
        sa.Column("until_day", sa.String(length=10), nullable=True),
        sa.Column("on_order", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["officer"], ["officer.id"], name="fk_appointment_officer_officer"),
        sa.PrimaryKeyConstraint("officer", "compartment", name="pk_appointment"),
    )
    op.create_table(
        "brief",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("recipient", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["subject"], ["subject.id"], name="fk_brief_subject_subject"),
        sa.PrimaryKeyConstraint("sha256", name="pk_brief"),
    )
    op.create_index("ix_brief_subject", "brief", ["subject"], unique=False)
    op.create_table(
        "claim",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("about", sa.String(length=40), nullable=False),
        sa.Column("property", sa.String(length=60), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Text(), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["subject.id"], name="fk_claim_about_subject"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
    )
    op.create_index("ix_claim_about", "claim", ["about"], unique=False)
    op.create_index("ix_claim_property", "claim", ["property"], unique=False)
    op.create_table(
        "delivery",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("exhibit", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("instrument", sa.String(length=120), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit"], ["exhibit.sha256"], name="fk_delivery_exhibit_exhibit"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_delivery"),
    )
    op.create_index("ix_delivery_exhibit", "delivery", ["exhibit"], unique=False)
    op.create_index("ix_delivery_name", "delivery", ["name"], unique=False)
    op.create_table(
        "finding",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("compartment", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=True),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["subject"], ["subject.id"], name="fk_finding_subject_subject"),
        sa.PrimaryKeyConstraint("seq", name="pk_finding"),
    )
    op.create_index("ix_finding_id", "finding", ["id"], unique=False)
    op.create_index("ix_finding_subject", "finding", ["subject"], unique=False)
    op.create_table(
        "request",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["subject"], ["subject.id"], name="fk_request_subject_subject"),
        sa.PrimaryKeyConstraint("id", name="pk_request"),
    )
    op.create_index("ix_request_subject", "request", ["subject"], unique=False)
    op.create_table(
        "answer",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("request", sa.String(length=40), nullable=False),
        sa.Column("question", sa.String(length=80), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name="fk_answer_request_request"),
        sa.PrimaryKeyConstraint("seq", name="pk_answer"),
    )
    op.create_index("ix_answer_request", "answer", ["request"], unique=False)
    op.create_table(
        "signature",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("request", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("officer", sa.String(length=80), nullable=False),
        sa.Column("office", sa.String(length=80), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["officer"], ["officer.id"], name="fk_signature_officer_officer"),
        sa.ForeignKeyConstraint(["request"], ["request.id"], name="fk_signature_request_request"),
        sa.PrimaryKeyConstraint("seq", name="pk_signature"),
    )
    op.create_index("ix_signature_request", "signature", ["request"], unique=False)
    sqlite = op.get_bind().dialect.name == "sqlite"
    for guard in _SQLITE_GUARDS if sqlite else _POSTGRES_GUARDS:
        op.execute(guard)
