# SPDX-License-Identifier: Apache-2.0
r"""Signs that would act on whoever looks, shown as escapes instead: a name or a word from outside is only looked at.

A control character moves a terminal's cursor or ends a line; an override of direction (Unicode UAX #9, sections 2.1 to 2.3)
shows `evil\u202efdp.exe` as a document. Marks of direction and joiners are part of Arabic script, and stay.
"""

import re

_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_TURNING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]")

_LAYOUT = str.maketrans("\t\n\r", "   ")


def visible(text: str) -> str:
    r"""Return `text` with control characters, ends of lines, overrides of direction and lone surrogates as escapes.

    >>> visible("evil\u202efdp.exe"), visible("a\x1b[2Jb")
    ('evil\\u202efdp.exe', 'a\\x1b[2Jb')
    """
    return _ACTING.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def printable(text: str) -> str:
    r"""Return `text` as it may be set on a page: with what `visible` escapes, but for tabs and ends of lines.

    >>> printable("two\nlines, \x1b[2J")
    'two\nlines, \\x1b[2J'
    """
    return _ACTING.sub(lambda found: found[0] if found[0] in "\t\n\r" else visible(found[0]), text)


def unturned(text: str) -> str:
    r"""Return `text` as `printable` does, but with isolates (UAX #9, section 2.5), which turn nothing but themselves: sentences of ours set facts apart with them.

    >>> unturned("evil\u202efdp.exe"), unturned("by \u2068x\u2069") == "by \u2068x\u2069"
    ('evil\\u202efdp.exe', True)
    """
    return text if text.isprintable() else _TURNING.sub(lambda found: visible(found[0]), text)


def acts(text: str) -> bool:
    r"""Tell whether `text` holds such a sign, ends of lines and tabs apart, which only lay a text out.

    >>> acts("Sample \u202edazA"), acts("two\nlines"), acts("a\u200cb")
    (True, False, False)
    """
    return _ACTING.search(text.translate(_LAYOUT)) is not None


def visible_in_json(text: str) -> str:
    r"""Return JSON of one line that reads the same, with what JSON may leave as it is, and a terminal carries out, escaped.

    >>> visible_in_json('"\u202e"')
    '"\\u202e"'
    """
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
