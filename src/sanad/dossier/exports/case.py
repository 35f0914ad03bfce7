# SPDX-License-Identifier: Apache-2.0
"""The graph of a finding in the ontologies CASE 1.5 and UCO 1.5, as JSON-LD: what was found, by which method, out of which exhibits.

An action of the investigation (the method, its version and parameters) takes the exhibits, each with its SHA-256, and results in a provenance
record over the nodes and links. A link is a relationship and no `Call` or payment: it stands for as many of them as it counts. Ids come
from the exhibit's digest, and of everything else from the finding's, so that a pseudonym of one office is never taken for another's. The
same finding gives the same bytes.
"""

from collections.abc import Iterator, Sequence

from sanad.analysis.finding import Finding
from sanad.analysis.origin import origin
from sanad.dossier.exports.identifier import Kind, identifier
from sanad.dossier.exports.uco import Node, document, file, ref, urn
from sanad.dossier.pictures.graph import Graph, Link
from sanad.values.canonical import canonical

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
    exhibits = [file(sha256, f"exhibit {sha256[:8]}") for sha256 in finding.inputs]
    record: Node = {
        "@id": urn(finding.sha256, "record"),
        "@type": "case-investigation:ProvenanceRecord",
        "uco-core:name": f"Finding {finding.id}",
        "uco-core:description": [finding.sentence, origin(finding)],
        "case-investigation:exhibitNumber": finding.id,
        "uco-core:object": [ref(each) for each in found],
    }
    made = [*action(finding, exhibits, record), record, *exhibits, *found]
    says = f"Finding {finding.id}, SHA-256 {finding.sha256}"
    return document(urn(finding.sha256, "bundle"), says, made)


def action(finding: Finding, exhibits: Sequence[Node], record: Node) -> Iterator[Node]:
    """Yield the action that took `exhibits` and resulted in `record`, and the method with its parameters as the tool that it was done with."""
    settings: Node = {
        "@id": urn(finding.sha256, "parameters"),
        "@type": "uco-configuration:Configuration",
        "uco-configuration:configurationEntry": [
            {
                "@id": urn(finding.sha256, "parameter", name),
                "@type": "uco-configuration:ConfigurationEntry",
                "uco-configuration:itemName": name,
                "uco-configuration:itemValue": value if isinstance(value, str) else canonical(value).decode(),
            }
            for name, value in sorted(finding.parameters.items())
        ],
    }  # fmt: skip
    method: Node = {
        "@id": urn(finding.sha256, "method"),
        "@type": "uco-tool:ConfiguredTool",
        "uco-core:name": f"Sanad, method {finding.method}",
        "uco-tool:version": str(finding.version),
        "uco-configuration:usesConfiguration": ref(settings),
    }
    yield {
        "@id": urn(finding.sha256, "action"),
        "@type": "case-investigation:InvestigativeAction",
        "uco-core:name": f"Method {finding.method} version {finding.version}",
        "uco-action:instrument": ref(method),
        "uco-action:object": [ref(each) for each in exhibits],
        "uco-action:result": ref(record),
    }
    yield from (method, settings)


def _found(graph: Graph, finding: Finding) -> Iterator[Node]:
    nodes = {name: _node(graph, name, finding) for name in graph.nodes}
    yield from nodes.values()
    for number, link in enumerate(graph.links, 1):
        ends = (ref(nodes[link.source]), ref(nodes[link.target]))
        yield _link(graph, link, ends, urn(finding.sha256, "link", str(number)))


def _node(graph: Graph, name: str, finding: Finding) -> Node:
    """Return what a node is; only an identifier is told as one."""
    node: Node = {
        "@id": urn(finding.sha256, "node", name),
        "@type": _CLASS.get(graph.kind, "uco-observable:PhoneAccount"),
        "uco-core:name": name,
    }
    kind = identifier(graph, name)
    if kind is None:
        return node
    facet, told = _FACET[kind]
    said = {"@id": urn(finding.sha256, "facet", name), "@type": facet, told: name}
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
