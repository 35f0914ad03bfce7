# SPDX-License-Identifier: Apache-2.0
"""Pictures and graphs of findings from payments. Amounts of different currencies are never added, and neither are the answers of different rules."""

from collections.abc import Iterator

from sanad.analysis.finding import Finding
from sanad.dossier.pictures.graph import Graph, Told
from sanad.dossier.pictures.picture import Drawn
from sanad.dossier.pictures.rows import Row, amount, asked, cells, rows
from sanad.dossier.pictures.sankey import Flow, sankey

_STEP = " → "


def chains(finding: Finding) -> Graph:
    """Return each payment of some chain once, however many chains it stands in."""
    payments = {
        ref: ((source, target, 1), (f"{paid} {row['currency']}, {day}", ref))
        for row in rows(finding)
        for _, source, target, paid, day, ref in _steps(row)
    }
    found = [payments[ref] for ref in sorted(payments)]
    ties = [tie for tie, _ in found]
    return Graph("accounts", "payments", ties, lambda: [told for _, told in found], directed=True)


def flows(finding: Finding) -> Graph:
    """Return payers linked to payees: one link for each stretch of time and currency."""
    ties = [
        (payer, payee, int(payments))
        for payer, payee, payments in cells(finding, "payer", "payee", "payments")
    ]

    def told() -> Iterator[Told]:
        for row in rows(finding):
            yield f"{row['total']} {row['currency']}, {row['period']}", f"{row['first row']} {row['last row']}"  # fmt: skip

    return Graph("accounts", "payments", ties, told, directed=True)


def chain_flows(finding: Finding) -> tuple[str, Drawn]:
    """Return chains from left to right."""
    found = {
        (at, ref): Flow(at, source, target, amount(paid), row["currency"])
        for row in rows(finding)
        for at, source, target, paid, _, ref in _steps(row)
    }
    says = f"Chains of payments ({len(finding.rows):,}), from left to right in time; a payment of several chains is drawn once in each column. That it is the same money is not said."
    return f"Payments from {asked(finding, 'account')}", sankey([*found.values()], says)


def sums(finding: Finding) -> tuple[str, Drawn]:
    """Return payers on the left, the accounts asked about in the middle, payees on the right."""
    ours = set(asked(finding, "accounts").split(", "))
    found = [
        Flow(int(payer in ours), payer, payee, paid, currency)
        for payer, payee, currency, total in cells(finding, "payer", "payee", "currency", "total")
        if (paid := amount(total)) > 0
    ]
    says = "Payers on the left, the accounts asked about in the middle, payees on the right; who both pays and is paid stands on both sides."
    return f"Payments of {asked(finding, 'accounts')}", sankey(found, says)


def traced(finding: Finding) -> tuple[str, Drawn]:
    """Return where traced money went by each rule, one diagram for each, so that they can be compared."""
    rules = finding.columns[finding.columns.index("currency") + 1 : finding.columns.index("row")]
    account = asked(finding, "account")
    found = [
        Flow(0, account, row["other account"] or row["what"], went, f"{row['currency']}, {rule}")
        for row in rows(finding)
        for rule in rules
        if row["what"] != "traced in" and (went := amount(row[rule])) > 0
    ]
    says = "Where the traced sum went and what remains, by each rule for itself. Which rule applies is for a court."
    return f"Money traced through {account}", sankey(found, says)


def _steps(row: Row) -> Iterator[tuple[int, str, str, str, str, str]]:
    """Yield the payments of a chain: place, payer, payee, amount, day, row."""
    accounts, amounts, days = (row[name].split(_STEP) for name in ("accounts", "amounts", "days"))
    steps = zip(accounts[:-1], accounts[1:], amounts, days, row["rows"].split(), strict=True)
    for at, step in enumerate(steps):
        yield at, *step
