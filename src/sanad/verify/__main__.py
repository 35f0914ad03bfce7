# SPDX-License-Identifier: Apache-2.0
"""The command `sanad-verify`: check a package, print what was found, end with its exit code."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .fault import CallFault

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXIT_CALL = 2  # as argparse ends for a wrong call
_OLDEST = (3, 11)
_EXAMPLE = """\
example:
  sanad-verify --key 3f2a...9c --tsa authority.pem the-package-folder

The fingerprint is the one that the office published by another way than the package (letterhead, gazette).

exit codes:
   0 everything established and intact     3 nothing broken, something not established
   2 wrong call, or no package there      10 FILE   11 MANIFEST_SIGNATURE   12 KEY   13 CHECKPOINT   14 TIMESTAMP
  15 ENTRY   16 CUSTODY   17 EXHIBIT   18 BRIEF   19 SENTENCE   20 SUPPORT   21 CITATION   22 FINDING
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the package named on the command line and return the exit code."""
    options = _parser().parse_args(arguments)
    problem = _missing()
    if problem:
        return _refuse(problem)
    from . import verify_package  # noqa: PLC0415  # only now is it known that it can be imported
    from .show import render  # noqa: PLC0415  # as above

    try:
        report = verify_package(options.package, options.key, options.tsa, _progress())
    except CallFault as fault:
        return _refuse(str(fault))
    if options.json:
        text = json.dumps(report.as_json(), indent=1) + "\n"
    else:
        text = render(report, colour=_colour(), everything=options.list)
    _print(text)
    return report.exit_code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sanad-verify",
        description="Check a package of evidence offline, without trusting who made it.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("package", type=Path, metavar="PACKAGE", help="folder of the package")
    parser.add_argument(
        "--key",
        metavar="FINGERPRINT",
        help="the office's key as you know it: 64 hexadecimal digits",
    )
    parser.add_argument(
        "--tsa", type=Path, metavar="CERT.pem", help="timestamp authority that you trust, or its CA"
    )
    parser.add_argument(
        "--list", action="store_true", help="show the passed checks one by one, too"
    )
    parser.add_argument("--json", action="store_true", help="print every check as JSON")
    return parser


def _missing() -> str:
    """Return what this computer lacks for the verifier to run, or nothing."""
    if sys.version_info < _OLDEST:
        return "this verifier needs Python 3.11 or later"
    try:
        import cryptography  # noqa: F401, PLC0415  # only whether it is there
    except ImportError:
        return (
            "this verifier needs the package “cryptography” (python3 -m pip install cryptography)"
        )
    return ""


def _refuse(problem: str) -> int:
    sys.stderr.write(f"sanad-verify: {problem}\n")
    return EXIT_CALL


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def _progress() -> Callable[[int, int], None] | None:
    """Return what shows the share of bytes hashed on a terminal, or nothing elsewhere."""
    if not sys.stderr.isatty():
        return None
    shown = -1

    def show(done: int, total: int) -> None:
        nonlocal shown
        percent = 100 * done // max(total, 1)
        if percent != shown:
            shown = percent
            end = "\r\x1b[K" if done == total else ""
            sys.stderr.write(f"\rsanad-verify: {percent} % of {total >> 20} MiB read{end}")
            sys.stderr.flush()

    return show


def _print(text: str) -> None:
    """Write to standard output in UTF-8; a reader who closes it early is no error."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    raise SystemExit(main())
