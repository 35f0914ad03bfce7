# SPDX-License-Identifier: Apache-2.0
"""Layers of exhibits that can be switched off (ISO 32000-2, 8.11): what its document hides stays hidden in the bundle."""

import pikepdf
from pikepdf import Array, Dictionary, Name


def keep_layers(bundle: pikepdf.Pdf, pdf: pikepdf.Pdf) -> None:
    """Give `bundle` the layers of a document whose pages it has taken, each as it is shown when its document is opened."""
    if Name.OCProperties not in pdf.Root:
        return
    if Name.OCProperties not in bundle.Root:
        shown = Dictionary(OFF=Array(), Order=Array())
        bundle.Root.OCProperties = Dictionary(OCGs=Array(), D=shown)
    given, kept = pdf.Root.OCProperties, bundle.Root.OCProperties
    for layer in given.get(Name.OCGs, ()):
        copy = bundle.copy_foreign(layer)
        kept.OCGs.append(copy)
        if _is_off(layer, given.get(Name.D, Dictionary())):
            kept.D.OFF.append(copy)


def _is_off(layer: pikepdf.Object, shown: pikepdf.Object) -> bool:
    key = Name.ON if shown.get(Name.BaseState) == Name.OFF else Name.OFF
    listed = any(layer.objgen == other.objgen for other in shown.get(key, ()))
    return listed if key == Name.OFF else not listed
