# SPDX-License-Identifier: Apache-2.0
"""A line as the typesetter takes it: which way it runs, and in it what runs the other way, so that no number changes its order.

The way is that of the first letter (UAX #9, P2 and P3). Words in Arabic script among others, and others and numbers among Arabic script,
stand in isolates (X5a to X5c), which break over lines as boxes do not.
"""

import re
import unicodedata

from sanad.values.canonical import Json
from sanad.values.visible import printable

_LETTERS = "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff\u200c"
_ARABIC = re.compile(rf"[{_LETTERS}]+(?:[ …]+[{_LETTERS}]+)*")
_OTHER = re.compile(rf"[+#*]?[^\W{_LETTERS}](?:[^{_LETTERS}]*[^\W{_LETTERS}])?")
_UNBROKEN = re.compile(r"[^\s\u200b\u2066-\u2069]{30}")
_RIGHT, _LEFT, _END = "\u2067", "\u2066", "\u2069"


def line(text: str) -> dict[str, Json]:
    r"""Return one line of a text as `{"rtl", "text"}`; signs that would act on whoever looks are escapes, long words may break.

    >>> line("رابطہ +92 300 1234567 پر")["text"]
    'رابطہ \u2066+92 300 1234567\u2069 پر'
    """
    shown = printable(text)
    back = _runs_back(shown)
    among, mark = (_OTHER, _LEFT) if back else (_ARABIC, _RIGHT)
    isolated = among.sub(lambda run: f"{mark}{run[0]}{_END}", shown)
    return {"rtl": back, "text": _UNBROKEN.sub("\\g<0>\u200b", isolated)}


def _runs_back(text: str) -> bool:
    for sign in text:
        if (way := unicodedata.bidirectional(sign)) in {"L", "R", "AL"}:
            return way != "L"
    return False
