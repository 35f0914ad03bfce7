# SPDX-License-Identifier: Apache-2.0
"""The hostile corpus: one small file for each kind of damage, the same bytes on every run, and what each must become.

Bombs are small by nature; `LARGE` holds those that are not. Each module is a family; docs/hostile-corpus.md tells of them.
"""

from hostile import (
    archives,
    large,
    mails,
    markup,
    media,
    names,
    objects,
    office,
    packages,
    tables,
    web,
)
from hostile.sample import Sample

FAMILIES = (archives, markup, objects, tables, office, mails, media, web, packages, names)
SAMPLES: list[Sample] = [sample for family in FAMILIES for sample in family.SAMPLES]
LARGE: list[Sample] = large.SAMPLES
