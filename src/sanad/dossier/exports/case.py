# SPDX-License-Identifier: Apache-2.0
"""The graph of a finding in the ontologies CASE 1.5 and UCO 1.5, as JSON-LD: what was found, by which method, out of which exhibits.

An action of the investigation (the method, its version and parameters) takes the exhibits, each with its SHA-256, and results in a provenance
record over the nodes and links. A link is a relationship and no `Call` or payment: it stands for as many of them as it counts. Ids are UUIDs of version 5 (RFC 9562), of
an exhibit by its digest and of everything else by the finding's, so that a pseudonym of one office is never taken for another's. The same
finding gives the same bytes.
"""

import json
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from sanad.analysis.finding import Finding
from sanad.analysis.origin import origin
from sanad.dossier.exports.identifier import Kind, identifier
from sanad.dossier.pictures.graph import Graph, Link
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
_CLASS = {"accounts": "uco-observable:Account", "names": "uco-identity:Identity"}
_ACCOUNT = ("uco-observable:AccountFacet", "uco-observable:accountIdentifier")
_FACET = {
    Kind.PHONE: ("uco-observable:PhoneAccountFacet", "uco-observable:phoneNumber"),
    Kind.IBAN: _ACCOUNT,
    Kind.ACCOUNT: _ACCOUNT,
}
"""Sort of identifier → the facet that holds it, and the property."""


def case(graph: Graph, finding: Finding) -> bytes:
    """Return the file; memory grows with the graph, about 2 KB for each link."""
    found = [*_found(graph, finding)]
    exhibits = [_exhibit(sha256) for sha256 in finding.inputs]
    record: Node = {
        "@id": _id(finding.sha256, "record"),
        "@type": "case-investigation:ProvenanceRecord",
        "uco-core:name": f"Finding {finding.id}",
        "uco-core:description": [finding.sentence, origin(finding)],
        "case-investigation:exhibitNumber": finding.id,
        "uco-core:object": [_ref(each) for each in found],
    }
    made = [*_made(finding, exhibits, record), record, *exhibits, *found]
    bundle: Node = {
        "@id": _id(finding.sha256, "bundle"),
        "@type": "uco-core:Bundle",
        "uco-core:description": f"Finding {finding.id}, SHA-256 {finding.sha256}",
        "uco-core:object": [_ref(each) for each in made],
    }
    document = {"@context": _CONTEXT, "@graph": [bundle, *made]}
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def _made(finding: Finding, exhibits: list[Node], record: Node) -> Iterator[Node]:
    """Yield the action, and the method with its parameters as the tool that it was done with."""
    settings: Node = {
        "@id": _id(finding.sha256, "parameters"),
        "@type": "uco-configuration:Configuration",
        "uco-configuration:configurationEntry": [
            {
                "@id": _id(finding.sha256, "parameter", name),
                "@type": "uco-configuration:ConfigurationEntry",
                "uco-configuration:itemName": name,
                "uco-configuration:itemValue": value if isinstance(value, str) else canonical(value).decode(),
            }
            for name, value in sorted(finding.parameters.items())
        ],
    }  # fmt: skip
    method: Node = {
        "@id": _id(finding.sha256, "method"),
        "@type": "uco-tool:ConfiguredTool",
        "uco-core:name": f"Sanad, method {finding.method}",
        "uco-tool:version": str(finding.version),
        "uco-configuration:usesConfiguration": _ref(settings),
    }
    yield {
        "@id": _id(finding.sha256, "action"),
        "@type": "case-investigation:InvestigativeAction",
        "uco-core:name": f"Method {finding.method} version {finding.version}",
        "uco-action:instrument": _ref(method),
        "uco-action:object": [_ref(each) for each in exhibits],
        "uco-action:result": _ref(record),
    }
    yield from (method, settings)


def _exhibit(sha256: str) -> Node:
    return {
        "@id": _id(sha256, "exhibit"),
        "@type": "uco-observable:File",
        "uco-core:name": f"exhibit {sha256[:8]}",
        "uco-core:hasFacet": {
            "@id": _id(sha256, "content"),
            "@type": "uco-observable:ContentDataFacet",
            "uco-observable:hash": {
                "@id": _id(sha256, "hash"),
                "@type": "uco-types:Hash",
                "uco-types:hashMethod": "SHA256",
                "uco-types:hashValue": {"@type": "xsd:hexBinary", "@value": sha256},
            },
        },
    }


def _found(graph: Graph, finding: Finding) -> Iterator[Node]:
    nodes = {name: _node(graph, name, finding) for name in graph.nodes}
    yield from nodes.values()
    for number, link in enumerate(graph.links, 1):
        ends = (_ref(nodes[link.source]), _ref(nodes[link.target]))
        yield _link(graph, link, ends, _id(finding.sha256, "link", str(number)))


def _node(graph: Graph, name: str, finding: Finding) -> Node:
    """Return what a node is; only an identifier is told as one."""
    node: Node = {
        "@id": _id(finding.sha256, "node", name),
        "@type": _CLASS.get(graph.kind, "uco-observable:PhoneAccount"),
        "uco-core:name": name,
    }
    kind = identifier(graph, name)
    if kind is None:
        return node
    facet, told = _FACET[kind]
    said = {"@id": _id(finding.sha256, "facet", name), "@type": facet, told: name}
    return {**node, "uco-core:hasFacet": said}


def _link(graph: Graph, link: Link, ends: tuple[Node, Node], name: str) -> Node:
    kind = "uco-core:Relationship" if graph.kind == "names" else "uco-observable:ObservableRelationship"  # fmt: skip
    said = (f"{link.weight} {graph.unit}", link.says, f"rests on {link.rows}" if link.rows else "")
    return {
        "@id": name,
        "@type": kind,
        "uco-core:source": ends[0],
        "uco-core:target": ends[1],
        "uco-core:kindOfRelationship": graph.unit,
        "uco-core:isDirectional": graph.directed,
        "uco-core:description": "; ".join(filter(None, said)),
    }


def _ref(node: Node) -> Node:
    return {"@id": node["@id"]}


def _id(sha256: str, *part: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, canonical(['sanad', sha256, *part]).decode())}"
