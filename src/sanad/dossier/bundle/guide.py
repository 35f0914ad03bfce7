# SPDX-License-Identifier: Apache-2.0
"""What a reader's program shows beside the pages: title, language, bookmarks, and labels under which a page can be called up."""

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem

from sanad.dossier.bundle.contents import Contents, Edition


def give_a_guide(bundle: pikepdf.Pdf, contents: Contents, cover: int) -> None:
    """Give a bundle whose first `cover` pages are ours its bookmarks and labels (ISO 32000-2, 12.3.3 and 12.4.2), title and language."""
    labels: list[int | pikepdf.Object] = [0, Dictionary(S=Name.r)]
    volumes: dict[str, OutlineItem] = {}
    with bundle.open_outline() as outline:
        outline.root += [OutlineItem("Cover", 0), OutlineItem("Index", 1)]
        at = cover
        for tab in contents.tabs:
            letter = tab.name.partition("/")[0]
            if letter not in volumes:
                volumes[letter] = OutlineItem(f"Bundle {letter}", at)
                outline.root.append(volumes[letter])
            entry = OutlineItem(f"{tab.name}  {tab.title}", at)
            volumes[letter].children.append(entry)
            if len(tab.items) > 1:
                for item, begins in zip(tab.items, tab.begins, strict=True):
                    entry.children.append(OutlineItem(item.title, at + begins - 1))
            labels += [at, Dictionary(P=pikepdf.String(f"{tab.name}/"), S=Name.D)]
            at += tab.pages
    bundle.Root.PageLabels = Dictionary(Nums=Array(labels))
    bundle.Root.PageMode = Name.UseOutlines
    _describe(bundle, contents.edition)


def _describe(bundle: pikepdf.Pdf, edition: Edition) -> None:
    made = "D:" + "".join(sign for sign in edition.at[:19] if sign.isdigit()) + "Z"
    bundle.docinfo = bundle.make_indirect(
        Dictionary(Title=edition.title, Author=edition.office, CreationDate=made)
    )
    with bundle.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told.load_from_docinfo(bundle.docinfo)
        told["dc:language"] = {edition.language}
    bundle.Root.Lang = pikepdf.String(edition.language)
    bundle.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
