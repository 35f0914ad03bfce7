# SPDX-License-Identifier: Apache-2.0
"""What graphs in the ontologies CASE 1.5 and UCO 1.5 have in common: their context, ids, files, and the bundle around them, as JSON-LD."""

import json
from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5

from sanad.values.canonical import Json, canonical

Node = dict[str, Json]

_UCO = "https://ontology.unifiedcyberontology.org/uco/"
_CONTEXT: Node = {
    "case-investigation": "https://ontology.caseontology.org/case/investigation/",
    **{f"uco-{part}": f"{_UCO}{part}/" for part in (
        "action", "configuration", "core", "identity", "observable", "tool", "types",
    )},
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}  # fmt: skip


def document(id_: str, says: str, made: Sequence[Node]) -> bytes:
    """Return a bundle of all that was `made` as a file."""
    bundle: Node = {
        "@id": id_,
        "@type": "uco-core:Bundle",
        "uco-core:description": says,
        "uco-core:object": [ref(each) for each in made],
    }
    graph = {"@context": _CONTEXT, "@graph": [bundle, *made]}
    return json.dumps(graph, ensure_ascii=False, indent=1).encode() + b"\n"


def file(sha256: str, name: str, **known: Json) -> Node:
    """Return an exhibit as a file by its digest; `known` are further properties of its content (`uco-observable`)."""
    return {
        "@id": urn(sha256, "exhibit"),
        "@type": "uco-observable:File",
        "uco-core:name": name,
        "uco-core:hasFacet": {
            "@id": urn(sha256, "content"),
            "@type": "uco-observable:ContentDataFacet",
            **{f"uco-observable:{prop}": value for prop, value in known.items()},
            "uco-observable:hash": {
                "@id": urn(sha256, "hash"),
                "@type": "uco-types:Hash",
                "uco-types:hashMethod": "SHA256",
                "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": sha256},
            },
        },
    }


def ref(node: Node) -> Node:
    """Return what points at a node."""
    return {"@id": node["@id"]}


def urn(sha256: str, *part: str) -> str:
    """Return the id of a part of what has the digest `sha256`: a UUID of version 5 (RFC 9562 section 5.5)."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, canonical(['sanad', sha256, *part]).decode())}"
