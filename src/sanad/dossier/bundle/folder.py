# SPDX-License-Identifier: Apache-2.0
"""The folder in which a bundle leaves the office (docs/formats/bundle.md): its PDF, the originals, lists for people and programs, and what a stranger checks them by."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from sanad.dossier.bundle.cell import BUNDLE, CONTENTS
from sanad.dossier.bundle.contents import Contents, tab_digests
from sanad.dossier.bundle.difference import difference
from sanad.dossier.papers.signed import SIGNED_LIST, readme
from sanad.ledger.note import Signer
from sanad.readers.layer import digest_of_file
from sanad.search.export import csv_lines
from sanad.storage.whole import whole
from sanad.values.canonical import Json

_README = Path(__file__).parent / "README.bundle.txt"
_INDEX = ("place", "tab", "title", "date", "item", "mark", "pages", "note", "original", "withheld", "not_shown")  # fmt: skip
_WITHHELD = ("place", "mark", "item", "why")


def write_folder(
    pdf: Path,
    contents: Contents,
    before: Contents | None,
    original: Callable[[str, Path], None],
    signer: Signer,
    target: Path,
) -> None:
    """Write the new folder `target`, which appears only when it is whole.

    Args:
        before: What the edition before holds; None for the first.
        original: Copies the exhibit with this digest to a new file.

    Raises:
        AlreadyDone: `target` is there already.
        DiskFull, Unreadable: the disk does not let us; nothing stays behind.
    """
    with whole(target, "the bundle") as partial:
        _write(pdf, contents, before, original, signer, partial)


def _write(
    pdf: Path,
    contents: Contents,
    before: Contents | None,
    original: Callable[[str, Path], None],
    signer: Signer,
    folder: Path,
) -> None:
    shutil.copyfile(pdf, folder / BUNDLE)
    for path in sorted({item.original for _, item in contents.placed if item.original}):
        place = folder / path
        place.parent.mkdir(exist_ok=True)
        original(place.stem, place)
    lists = {
        "README.txt": _readme(contents, digest_of_file(pdf)),
        "office.vkey": f"{signer.verifier_key}\n",
        CONTENTS: contents.written().decode() + "\n",
        "index.csv": "".join(csv_lines(_INDEX, _index(contents))),
        "withheld.csv": "".join(csv_lines(_WITHHELD, _withheld(contents))),
        "not-found.txt": "".join(f"{line}\n" for line in _not_found(contents)),
        "difference.txt": "".join(f"{line}\n" for line in told_difference(before, contents)),
    }
    for name, text in lists.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    listed = "".join(f"{digest_of_file(path)}  {path.relative_to(folder)}\n" for path in files)
    (folder / "SHA256SUMS").write_text(listed, encoding="utf-8")
    signed = f"{SIGNED_LIST}\n{hashlib.sha256(listed.encode()).hexdigest()}\n"
    (folder / "SHA256SUMS.sig").write_text(signer.sign(signed), encoding="utf-8")


def _readme(contents: Contents, sha256: str) -> str:
    edition = contents.edition
    facts = {"office": edition.office, "recipient": edition.recipient, "number": edition.number}
    return readme(_README, **facts, sha256=sha256)


def _index(contents: Contents) -> Iterator[Mapping[str, Json]]:
    tabs = {tab.name: tab for tab in contents.tabs}
    for place, item in contents.placed:
        tab = tabs[place.rpartition("/")[0]]
        yield {
            "place": place,
            "tab": tab.name,
            "title": tab.title,
            "date": tab.date,
            "item": item.title,
            "mark": item.mark,
            "pages": item.pages,
            "note": item.note,
            "original": item.original,
            "withheld": item.withheld,
            "not_shown": item.not_shown,
        }


def _withheld(contents: Contents) -> Iterator[Mapping[str, Json]]:
    for place, item in contents.placed:
        if item.withheld:
            yield {"place": place, "mark": item.mark, "item": item.title, "why": item.withheld}


def _not_found(contents: Contents) -> Iterator[str]:
    if not contents.not_found:
        yield "Every reference of our own documents leads to a page of this bundle."
    for told in contents.not_found:
        yield f"{told.where}: {told.what}"


def told_difference(before: Contents | None, after: Contents) -> Iterator[str]:
    """Yield what changed since the edition before, one sentence a line, then the tabs whose pages are the same, with their digests."""
    if before is None:
        yield "This is the first edition."
        return
    yield from difference(before, after) or ["Nothing changed in the tabs."]
    was, now = tab_digests(before), tab_digests(after)
    for name, digest in now.items():
        if was.get(name) == digest:
            yield f"The pages of tab {name} are the same: {digest}."
