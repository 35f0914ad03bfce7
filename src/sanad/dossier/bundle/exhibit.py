# SPDX-License-Identifier: Apache-2.0
"""A PDF made ready to be bound: what shows stays, what would act does not, and what was taken is told.

Fields and comments become part of the page as they look. Links within the document and to the web stay; scripts, programs that
would start, forms that would be sent, sound, film and files inside do not: the original beside the bundle has them.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from pikepdf import Name

from sanad.errors import LockedFile, MalformedFile

_DAMAGE = (pikepdf.PdfError, TypeError, ValueError, LookupError, AttributeError, RuntimeError)
_KIND = 20  # letters of the name of an action: those of ISO 32000-2 are shorter, a hostile one may fill pages
_WEB = ("http://", "https://", "mailto:")
_AT_THE_DOCUMENT = {
    "/OpenAction": "an action on opening", "/AA": "actions of the document", "/Collection": "a portfolio",
}  # fmt: skip
_IN_NAMES = {"/JavaScript": "scripts", "/EmbeddedFiles": "files inside"}
_ACTIVE = {
    "/FileAttachment": "a file pinned to the page", "/Sound": "sound", "/Movie": "film", "/Screen": "film or sound",
    "/RichMedia": "rich media", "/3D": "a model in space",
}  # fmt: skip


@contextmanager
def read_with_care(path: Path) -> Iterator[None]:
    """Tell what goes wrong while a PDF is taken apart as a fault of that PDF: any value in it may be of another kind than it must be.

    Raises:
        LockedFile: it asks for a password.
        MalformedFile: it is no PDF, or not one that can be taken apart.
    """
    try:
        yield
    except pikepdf.PasswordError as error:
        raise LockedFile(path.name, format="PDF") from error
    except _DAMAGE as error:
        detail = str(error).replace(str(path), "the file")
        raise MalformedFile(path.name, format="PDF", detail=detail) from error


def opened(path: Path) -> pikepdf.Pdf:
    """Return a PDF, its pages not yet read; the caller keeps it open until the bundle is written.

    Raises:
        MalformedFile: it has no page.
    """
    pdf = pikepdf.open(path)
    if not len(pdf.pages):
        raise MalformedFile(path.name, format="PDF", detail="it has no page")
    return pdf


def taken_out(pdf: pikepdf.Pdf) -> list[str]:
    """Take what would act out of a document that was opened, and return what that was, in words."""
    told = list(_of_the_document(pdf))
    looks = False
    for number, page in enumerate(pdf.pages, start=1):
        if Name.AA in page.obj:
            told.append(f"page {number}: actions of the page")
        for note in _annotations(page.obj):
            looks |= note.get(Name.Subtype) != Name.Link
            told.extend(f"page {number}: {what}" for what in _acts(note))
        kept = [note for note in _annotations(page.obj) if not _dead(note)]
        if Name.Annots in page.obj:
            page.obj.Annots = pikepdf.Array(kept)
    if looks:
        pdf.generate_appearance_streams()
        pdf.flatten_annotations("all")
    return list(dict.fromkeys(told))


def _of_the_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    opening = root.get(Name.OpenAction)
    for key, words in _AT_THE_DOCUMENT.items():
        if key in root and not (key == "/OpenAction" and _only_shows(opening)):
            yield words
    names = root.get(Name.Names, pikepdf.Dictionary())
    yield from (words for key, words in _IN_NAMES.items() if key in names)
    if "/XFA" in root.get(Name.AcroForm, pikepdf.Dictionary()):
        yield "a form of Adobe LiveCycle"


def _only_shows(action: pikepdf.Object | None) -> bool:
    return isinstance(action, pikepdf.Array) or (
        isinstance(action, pikepdf.Dictionary) and action.get(Name.S) == Name.GoTo
    )


def _annotations(page: pikepdf.Object) -> list[pikepdf.Object]:
    given = page.get(Name.Annots)
    if not isinstance(given, pikepdf.Array):
        return []
    return [note for note in given if isinstance(note, pikepdf.Dictionary)]


def _acts(note: pikepdf.Object) -> Iterator[str]:
    if (subtype := str(note.get(Name.Subtype))) in _ACTIVE:
        yield _ACTIVE[subtype]
    if Name.AA in note:
        yield "actions of a field or link"
    action = note.get(Name.A)
    if isinstance(action, pikepdf.Dictionary) and not _harmless(action):
        kind = str(action.get(Name.S))[1:].encode("ascii", "backslashreplace").decode()
        yield f"a link or field that acts ({kind[:_KIND]})"


def _harmless(action: pikepdf.Object) -> bool:
    if Name.Next in action:
        return False
    web = str(action.get(Name.URI, "")).lower().startswith(_WEB)
    return action.get(Name.S) == Name.GoTo or (action.get(Name.S) == Name.URI and web)


def _dead(note: pikepdf.Object) -> bool:
    """Tell whether an annotation is a link that leads nowhere once its action is taken."""
    action = note.get(Name.A)
    acts = isinstance(action, pikepdf.Dictionary) and not _harmless(action)
    return bool(note.get(Name.Subtype) == Name.Link and acts)
