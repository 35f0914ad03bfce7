# SPDX-License-Identifier: Apache-2.0
"""Compound files (MS-CFB 2), looked at before a library follows what is in them: old Office, Outlook.

Libraries follow a chain of sectors without asking whether they were there before: they fill the memory, or read words
that nobody wrote there.
"""

from olefile import OleFileIO


def is_tangled(compound: OleFileIO) -> bool:
    """Tell whether two sectors lead to the same one, or one leads to where a chain begins; no sound file has either."""
    compound.loadminifat()
    entries = [one for one in compound.direntries if one is not None]
    for table, is_small in ((compound.fat, False), (compound.minifat, True)):
        after = [sector for sector in table if sector < len(table)]
        begins = {one.isectStart for one in entries if one.size and one.is_minifat is is_small}
        if not is_small:
            begins |= {compound.first_dir_sector, compound.first_mini_fat_sector}
        if len(after) != len(set(after)) or not begins.isdisjoint(after):
            return True
    return False
