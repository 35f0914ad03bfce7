# SPDX-License-Identifier: Apache-2.0
"""`sanad certify`."""

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command('sanad certify statement-en.pdf --from ur --into en --by "Sample Translator" --certificate certificate.pdf --as clerk.one --compartment op-kohzard')  # fmt: skip
@click.argument("exhibit")
@click.option("--from", "source", required=True, help="Language of the original (ISO 639).")
@click.option("--into", "target", required=True, help="Language of the translation.")
@click.option("--by", "translator", required=True, help="Who certified it.")
@click.option("--certificate", help="The certificate: an exhibit, by digest or name.")
@click.option("--paper", help="The certificate: a registered paper, by its id.")
def command(session: Session, exhibit: str, certificate: str | None, paper: str | None, **told: str) -> None:  # fmt: skip
    """Record that EXHIBIT, delivered as a translation of another, was certified: by whom, and the certificate that says so."""
    from sanad.desk.acts.certify_translation import CertifyTranslation
    from sanad.desk.procedures.named_exhibit import named_exhibit

    if (certificate is None) is (paper is None):
        raise click.UsageError("give --certificate or --paper")
    tools = session.office.tools
    proof = f"instrument:{paper}" if certificate is None else f"exhibit:{named_exhibit(tools, certificate)}"  # fmt: skip
    order = {"by": session.by, "compartment": session.compartment, "certificate": proof, **told}
    made = session.office.desk.perform(
        CertifyTranslation(exhibit=named_exhibit(tools, exhibit), **order)
    )
    document = {**vars(made), "entry": made.seq}
    del document["seq"]
    session.out.result(document, [f"{exhibit}: certified by {made.translator}, entry {made.seq}"])
