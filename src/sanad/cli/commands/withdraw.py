# SPDX-License-Identifier: Apache-2.0
"""`sanad withdraw`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad withdraw C-0123456789ab --reason "witness retracted" --as analyst.one')
@click.argument("claim")
@click.option("--reason", required=True, help="Why it no longer stands.")
def command(session: Session, claim: str, reason: str) -> None:
    """Withdraw CLAIM: it stays readable with the reason, and carries no sentence any more."""
    from sanad.desk.acts.withdraw_claim import WithdrawClaim

    act = WithdrawClaim(by=session.by, compartment=session.compartment, claim=claim, reason=reason)
    session.office.desk.perform(act)
    session.out.result({"withdrawn": claim}, [f"withdrawn: {claim}"])
