# SPDX-License-Identifier: Apache-2.0
"""The tables of requests, their answers and signatures, and of answers about exhibits. Rows are added; the newest answer stands."""

import sqlalchemy as sa

from sanad.storage.database import Document, metadata

request = sa.Table(
    "request",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("subject", sa.ForeignKey("subject.id"), nullable=False, index=True),
    sa.Column("document", Document, nullable=False),
)

answer = sa.Table(
    "answer",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("request", sa.ForeignKey("request.id"), nullable=False, index=True),
    sa.Column("question", sa.String(80), nullable=False),
    sa.Column("document", Document, nullable=False),
)

signature = sa.Table(
    "signature",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("request", sa.ForeignKey("request.id"), nullable=False, index=True),
    sa.Column("step", sa.String(20), nullable=False),
    sa.Column("officer", sa.ForeignKey("officer.id"), nullable=False),
    sa.Column("office", sa.String(80), nullable=False),
    sa.Column("draft", sa.String(64), nullable=False),  # digest of what was signed
)

admissibility = sa.Table(
    "admissibility",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("exhibit", sa.ForeignKey("exhibit.sha256"), nullable=False, index=True),
    sa.Column("item", sa.String(80), nullable=False),
    sa.Column("document", Document, nullable=False),
)

directive = sa.Table(
    "directive",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("document", Document, nullable=False),
)

task = sa.Table(
    "task",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("seq", sa.BigInteger, nullable=False, index=True),
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("about", sa.String(160), nullable=False, index=True),
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("state", sa.String(20), nullable=False),  # as after the last step
    sa.Column("document", Document, nullable=False),
)

task_step = sa.Table(
    "task_step",
    metadata,
    sa.Column("task", sa.ForeignKey("task.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("seq", sa.BigInteger, nullable=False, index=True),
    sa.Column("document", Document, nullable=False),
)

team = sa.Table(
    "team",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("name", sa.String(80), nullable=False),
    sa.Column("document", Document, nullable=False),
)

absence = sa.Table(
    "absence",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("officer", sa.ForeignKey("officer.id"), nullable=False),
    sa.Column("document", Document, nullable=False),
)

proceeding = sa.Table(
    "proceeding",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("country", sa.String(3), nullable=False),
    sa.Column("authority", sa.Text, nullable=False),
    sa.Column("reference", sa.Text, nullable=False),  # empty before the authority gave one
    sa.Column("request", sa.ForeignKey("request.id")),
    sa.Column("compartment", sa.String(80), nullable=False, index=True),
    sa.Column("opened_on", sa.String(10), nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
)

proceeding_subject = sa.Table(
    "proceeding_subject",
    metadata,
    sa.Column("proceeding", sa.ForeignKey("proceeding.id"), primary_key=True),
    sa.Column("subject", sa.ForeignKey("subject.id"), primary_key=True, index=True),
)

proceeding_event = sa.Table(  # in columns: a docket is read as a whole
    "proceeding_event",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),  # its ledger entry
    sa.Column("proceeding", sa.ForeignKey("proceeding.id"), nullable=False, index=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("on", sa.String(10), nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("by", sa.ForeignKey("officer.id"), nullable=False),
    sa.Column("recorded_on", sa.String(10), nullable=False),
    sa.Column("exhibit", sa.ForeignKey("exhibit.sha256")),  # null: on the word of `by`
    sa.Column("page", sa.Integer),
    sa.Column("waits_for", sa.String(20)),
    sa.Column("next", sa.Text),
    sa.Column("next_on", sa.String(10)),
    sa.Column("until", sa.String(10)),
    sa.Column("subjects", sa.Text, nullable=False),  # ids between blanks; empty: all of them
    sa.Column("grounds", sa.Text, nullable=False),  # words between blanks
    sa.Column("about", sa.Integer),
    sa.Column("corrects", sa.Integer),
)

basis = sa.Table(  # what a signed request or a frozen dossier rested on
    "basis",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("thing", sa.String(80), nullable=False, index=True),  # request:RN-01
    sa.Column("step", sa.String(20), nullable=False),
    sa.Column("document", Document, nullable=False),
)

rule_decision = sa.Table(  # what jurists of the office decided of the wording of rules
    "rule_decision",
    metadata,
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("rule", sa.String(80), nullable=False, index=True),
    sa.Column("wording", sa.String(64), nullable=False),  # digest of the rule's content
    sa.Column("decision", sa.String(20), nullable=False),
    sa.Column("by", sa.ForeignKey("officer.id"), nullable=False),
)
