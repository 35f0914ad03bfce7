# SPDX-License-Identifier: Apache-2.0
r"""Find the words of a value as its source spells them, so that a citation quotes the source and not us.

A reader gives `Sample & Sons`; the sealed XML says `Sample &amp; Sons`, JSON may say `Sample \u0026 Sons`, and a name of
three parts stands in three elements. The quotation is the stretch of the source from the first word to the last, with
nothing between two words but blanks and markup.
"""

import re

_BETWEEN = r"(?:\s|<[^<>]{0,200}>|\\[nrtbf]|\\u00[0-9a-fA-F]{2}|&#(?:9|10|13|32|x9|x[aA]|x[dD]|x20);){1,400}"
"""Blanks and markup between two words; bounded, so that a hostile entry costs no more than its length."""
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"}
_BASIC = 0xFFFF


def quotation(content: str, value: str) -> str | None:
    r"""Return the first stretch of `content` that spells `value`; None when its words do not stand there as one.

    >>> quotation('<A>Sample</A> <B>One &amp; Two</B>', "Sample One & Two")
    'Sample</A> <B>One &amp; Two'
    >>> quotation('{"name": "Sample \\u0026 Sons"}', "Sample & Sons")
    'Sample \\u0026 Sons'
    """
    if not value.strip():
        return None
    if value in content:
        return value
    pattern = _BETWEEN.join("".join(map(_spelt, word)) for word in value.split())
    found = re.search(pattern, content)
    return found.group() if found else None


def _spelt(sign: str) -> str:
    """Return a pattern for a character as text, XML (4.1 of XML 1.0), JSON (RFC 8259 section 7) and CSV write it."""
    code = ord(sign)
    units = [code] if code <= _BASIC else [*_surrogates(code)]
    escaped = "".join(rf"\\u(?i:{unit:04x})" for unit in units)
    ways = [re.escape(sign), f"&#0*{code};", f"&#x0*(?i:{code:x});", escaped]
    if sign in _NAMED:
        ways.insert(0, _NAMED[sign])
    if sign in '"\\/':
        ways.insert(0, re.escape("\\" + sign))
    if sign == '"':
        ways.insert(0, '""')
    return f"(?:{'|'.join(ways)})"


def _surrogates(code: int) -> tuple[int, int]:
    return 0xD800 + (code - 0x10000 >> 10), 0xDC00 + (code - 0x10000 & 0x3FF)
