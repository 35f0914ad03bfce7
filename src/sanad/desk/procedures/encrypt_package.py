# SPDX-License-Identifier: Apache-2.0
"""Encrypt a package to its recipients: verified as a stranger would, encrypted beside its place, on record, then put there."""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sanad.desk.act import Tools
from sanad.desk.acts.dispatch_files import DispatchFiles
from sanad.desk.door import Desk
from sanad.desk.procedures.dispatch import check_new
from sanad.dossier.envelope import Enveloped, brief_of, encrypt, listed, recipients
from sanad.errors import BadValue, PackageDiffers, Unreadable
from sanad.storage.files import named, shown

_WHOLE = {0, 3}
"""Exit codes of the verifier at which nothing is broken (docs/formats/package.md)."""


@dataclass(frozen=True)
class Sent:
    """An encrypted package: where it lies, what was encrypted, and the number of the entry that holds the digests."""

    file: Path
    enveloped: Enveloped
    dispatch: int


def read_recipients(given: Iterable[str], file: Path | None) -> tuple[str, ...]:
    """Return the age recipients `given` and those in a file of them, each once.

    Raises:
        BadValue: one is none, or there is none at all.
        Unreadable: the file cannot be read.
    """
    try:
        text = file.read_text(encoding="utf-8") if file else ""
    except OSError as error:
        raise named(error, shown(file or Path()), "the recipients") from error
    except UnicodeDecodeError as error:
        raise BadValue(shown(file or Path()), value="", type="file of age recipients", detail=error) from error  # fmt: skip
    return recipients([*given, *listed(text)])


def encrypt_package(
    desk: Desk,
    tools: Tools,
    package: Path,
    keys: Sequence[str],
    recipient: str,
    *,
    by: str,
    compartment: str,
    into: Path | None = None,
) -> Sent:
    """Encrypt the folder `package` to the age recipients `keys` into `<package>.tar.age` in the folder `into`, or beside it; `recipient` says to whom, in words.

    Raises:
        AlreadyDone: the file is there.
        PackageDiffers: the verifier finds the package broken, or a file changed under our hands.
        NotFound: the brief of the package is not one of this office.
        DiskFull, Unreadable: the disk does not let us; nothing stays behind.
        SanadError: the dispatch was refused; nothing stays behind.
    """
    package = package.resolve()
    target = (into or package.parent) / f"{package.name}.tar.age"
    check_new(target)
    _verify(package, tools.signer.fingerprint)
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        enveloped = encrypt(package, keys, partial)
        order = DispatchFiles(
            by=by,
            compartment=compartment,
            kind="encrypted_package",
            about=f"brief:{brief_of(package)}",
            files={"package.tar": enveloped.tar, "package.tar.age": enveloped.age},
            recipient=recipient,
            keys=tuple(keys),
        )
        dispatch = desk.perform(order)
        partial.rename(target)
    except OSError as error:
        raise named(error, shown(target), "the encrypted package") from error
    finally:
        partial.unlink(missing_ok=True)
    return Sent(target, enveloped, dispatch)


def _verify(package: Path, fingerprint: str) -> None:
    """Refuse what the stranger's verifier, in a process of its own, finds broken."""
    if not package.is_dir():
        raise Unreadable(shown(package), detail="there is no such folder")
    words = [sys.executable, "-m", "sanad.verify", str(package), "--key", fingerprint, "--json"]
    run = subprocess.run(words, check=False, capture_output=True)  # noqa: S603  # our own interpreter and module
    if run.returncode not in _WHOLE:
        raise PackageDiffers(shown(package), detail=_first_fault(run.stdout))


def _first_fault(report: bytes) -> str:
    """Return what the verifier says of the first thing that is broken."""
    checks = json.loads(report)["checks"] if report else []
    broken = next((each for each in checks if each["verdict"] == "broken"), None)
    return f"{broken['code']} {broken['where']}" if broken else "it is no package"
