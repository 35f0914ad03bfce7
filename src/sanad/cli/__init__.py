# SPDX-License-Identifier: Apache-2.0
"""The command line: read the request, call the desk, show the result."""

from sanad.cli.main import main

__all__ = ["main"]
