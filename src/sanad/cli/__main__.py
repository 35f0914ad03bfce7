# SPDX-License-Identifier: Apache-2.0
"""`python -m sanad.cli`: the command line without an installed script."""

from sanad.cli.main import main

main(prog_name="sanad")
