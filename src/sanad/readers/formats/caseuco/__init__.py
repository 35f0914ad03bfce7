# SPDX-License-Identifier: Apache-2.0
"""Graphs of the CASE and UCO ontologies in JSON-LD, as forensic tools export them; other JSON-LD graphs are read alike."""

import re

from sanad.readers.content import Content
from sanad.readers.format import Format

NAME = "caseuco"
VERSION = "1"
WHAT = "CASE/UCO graphs in JSON-LD"

_ONTOLOGY = re.compile(r"https?://ontology\.(?:unifiedcyberontology|caseontology)\.org/")


def _is_linked(seen: Content) -> bool:
    return seen.text.lstrip("\ufeff \t\r\n").startswith("{") and '"@context"' in seen.text


def _is_case(seen: Content) -> bool:
    return _is_linked(seen) and _ONTOLOGY.search(seen.text) is not None


def _is_graph(seen: Content) -> bool:
    return _is_linked(seen) and '"@graph"' in seen.text


FORMAT = Format(NAME, VERSION, WHAT, is_certain=_is_case, is_likely=_is_graph, endings=(".jsonld",))
