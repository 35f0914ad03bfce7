# SPDX-License-Identifier: Apache-2.0
"""`sanad verify`: runs the stranger's verifier in a process of its own, and shows what it says."""

import subprocess
import sys
from pathlib import Path

import click


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("package", type=click.Path(path_type=Path))
@click.option("--key", metavar="FINGERPRINT", help="The office's fingerprint, learned another way.")
@click.option(
    "--tsa", type=click.Path(path_type=Path), help="Certificate of the timestamp authority."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def command(package: Path, key: str | None, tsa: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Check PACKAGE as a stranger would: offline, with this installation's own copy of the verifier.

    Exit codes are the verifier's (docs/formats/package.md): 0 all established, 3 nothing broken but something not established,
    10 and up one for each kind of damage.

    \b
    Example:
      sanad verify packages/S-01 --key FINGERPRINT
    """
    words = [sys.executable, "-m", "sanad.verify", str(package)]
    words += ["--key", key] if key else []
    words += ["--tsa", str(tsa)] if tsa else []
    words += ["--json"] if as_json else []
    sys.exit(subprocess.run(words, check=False).returncode)  # noqa: S603  # our own interpreter and module
