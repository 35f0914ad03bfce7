# SPDX-License-Identifier: Apache-2.0
"""All checks of one package, none skipped because another failed.

Hostile input never stops the verifier: what cannot be read is a broken check, and what cannot be compared because of
it is one not established.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cryptography import x509

from . import brief as briefs
from . import manifest as manifests
from .brief import Brief, read_brief
from .checkpoint import Checkpoint
from .citations import check_citations
from .contents import check_brief, check_findings, check_sentences, check_support
from .custody import check_custody
from .entries import Entry, check_entries
from .fault import CallFault, Fault
from .inventory import check_exhibits, check_files, exhibit_paths, start_hashing
from .manifest import Manifest, read_manifest
from .package import MAX_JSON, Package, open_package
from .redacted import copy_paths
from .report import Check, Code, Report, broken, not_established
from .trust import check_checkpoint, check_key, check_signature, check_timestamp, read_key

_T = TypeVar("_T")
_THREADS = max(2, min(4, os.cpu_count() or 1))  # hashing is limited by the disk beyond that
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_NO_MANIFEST = "without a good manifest.json there is nothing to compare with"
_NO_BRIEF = "without a readable brief.json there is nothing to check"
_UNFINISHED = "the verifier could not finish this check ({}); do not rely on what it covers"


@dataclass(frozen=True)
class _Reading:
    """What could be read of the package before anything is compared."""

    package: Package
    manifest: Manifest | Fault
    brief: Brief | Fault
    checkpoint: Checkpoint | None

    @property
    def listed(self) -> Manifest | None:
        return None if isinstance(self.manifest, Fault) else self.manifest


def verify(
    path: Path, key: str | None, tsa: Path | None, on_progress: Callable[[int, int], None] | None
) -> Report:
    """Return every check of the package in `path`; see `verify_package`."""
    expected = None if key is None else _fingerprint(key)
    trusted = [] if tsa is None else _certificates(tsa)
    package = open_package(path)
    return Report.of(str(path), _checks(package, expected, trusted, on_progress))


def _checks(
    package: Package,
    expected: str | None,
    trusted: Sequence[x509.Certificate],
    on_progress: Callable[[int, int], None] | None,
) -> list[Check]:
    manifest = _read(package, manifests.PATH, read_manifest)
    brief = _read(package, briefs.PATH, read_brief)
    key = read_key(package)
    checkpoint, check = check_checkpoint(package, key)
    reading = _Reading(package, manifest, brief, checkpoint)
    checks = [check]
    with ThreadPoolExecutor(_THREADS) as pool:
        listed = reading.listed
        digests = {} if listed is None else start_hashing(package, listed, pool, on_progress)
        checks += _guard(Code.MANIFEST_SIGNATURE, lambda: [check_signature(package, manifest, key)])
        known = None if isinstance(brief, Fault) else brief
        checks += _guard(Code.KEY, lambda: check_key(key, known, expected))
        checks += _guard(Code.TIMESTAMP, lambda: [check_timestamp(package, trusted)])
        held: dict[int, Entry] = {}
        checks += _ledger(reading, held)
        checks += _citations(reading, held)
        checks += _guard(Code.FILE, lambda: _files(reading, digests))
        if known is not None:
            exhibits = known.exhibits
            checks += _guard(Code.EXHIBIT, lambda: check_exhibits(package, exhibits, digests, held))
    return checks


def _files(reading: _Reading, digests: dict[str, Future[str]]) -> list[Check]:
    if isinstance(reading.manifest, Fault):
        return [broken(Code.FILE, manifests.PATH, reading.manifest)]
    return check_files(reading.package, reading.manifest, digests)


def _ledger(reading: _Reading, held: dict[int, Entry]) -> Iterator[Check]:
    """Yield the checks that rest on the entries of the ledger, and those of the brief's own form.

    Fills `held` with the entries that hold.
    """
    manifest, brief = reading.listed, reading.brief

    def entries() -> list[Check]:
        if manifest is None:
            return [not_established(Code.ENTRY, manifests.PATH, _NO_MANIFEST)]
        found, checks = check_entries(reading.package, manifest, reading.checkpoint)
        held.update(found)
        return checks

    yield from _guard(Code.ENTRY, entries)
    if isinstance(brief, Fault):
        yield broken(Code.BRIEF, briefs.PATH, brief)
        for code in (Code.EXHIBIT, Code.SENTENCE, Code.SUPPORT, Code.CITATION, Code.FINDING):
            yield not_established(code, briefs.PATH, _NO_BRIEF)
        exhibits: Sequence[briefs.Exhibit] = ()
    else:
        exhibits = brief.exhibits
        yield from _guard(Code.BRIEF, lambda: check_brief(brief, manifest, held))
        yield from _guard(Code.SUPPORT, lambda: check_support(brief, manifest, held))
        yield from _guard(Code.FINDING, lambda: check_findings(brief))
    if manifest is None:
        for code in (Code.CUSTODY, Code.SENTENCE):
            yield not_established(code, manifests.PATH, _NO_MANIFEST)
        return
    yield from _guard(Code.CUSTODY, lambda: check_custody(manifest.custody, held, exhibits))
    if not isinstance(brief, Fault):
        yield from _guard(Code.SENTENCE, lambda: check_sentences(brief, manifest.sentences))


def _citations(reading: _Reading, held: dict[int, Entry]) -> list[Check]:
    brief = reading.brief
    if isinstance(brief, Fault):
        return []
    found, copies = exhibit_paths(reading.package), copy_paths(reading.package)
    stand = {
        exhibit.sha256: copies.get(exhibit.copy.sha256)
        if exhibit.copy
        else found.get(exhibit.sha256)
        for exhibit in brief.exhibits
        if not exhibit.withheld
    }
    paths = {digest: where[0] for digest, where in stand.items() if where}
    return _guard(
        Code.CITATION,
        lambda: check_citations(reading.package, brief.claims, brief.exhibits, paths, held),
    )


def _guard(code: Code, run: Callable[[], list[Check]]) -> list[Check]:
    """Return the checks, or one broken check where something unforeseen stopped them."""
    try:
        return run()
    except Exception as error:  # noqa: BLE001  # hostile input must never silence the other checks
        return [broken(code, "the whole check", _UNFINISHED.format(type(error).__name__))]


def _read(package: Package, path: str, read: Callable[[bytes], _T]) -> _T | Fault:
    try:
        return read(package.read(path, MAX_JSON))
    except Fault as fault:
        return fault


def _fingerprint(written: str) -> str:
    found = re.sub(r"[\s:]", "", written).lower()
    if _FINGERPRINT.fullmatch(found) is None:
        raise CallFault("--key wants a fingerprint of 64 hexadecimal digits")
    return found


def _certificates(path: Path) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(path.read_bytes())
    except (OSError, ValueError) as error:
        raise CallFault(f"--tsa wants a PEM file with certificates: {error}") from error
