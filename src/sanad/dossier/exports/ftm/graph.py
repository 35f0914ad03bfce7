# SPDX-License-Identifier: Apache-2.0
"""The graph of a finding as entities of FollowTheMoney 4, one JSON object per line: accounts, numbers or names, and what ties them.

A tie is an `UnknownLink`. A `Call` is one call and a `Payment` one payment between two owners; a link of a finding counts several, and between
numbers or accounts whose owners it does not name. A pseudonym is a name and no number. Ids are digests over the finding, so that a pseudonym of one
office is never joined with another's. The same finding gives the same bytes.
"""

import json
from collections.abc import Iterator

from sanad.analysis.finding import Finding
from sanad.analysis.origin import origin
from sanad.dossier.exports.identifier import Kind, identifier
from sanad.dossier.pictures.graph import Graph
from sanad.values.canonical import digest_of

_SCHEMA = {"accounts": "BankAccount", "names": "LegalEntity"}
_ID_LENGTH = 40  # as the model's own ids, SHA-1 in hexadecimal
_PROPERTY = {Kind.PHONE: "phone", Kind.IBAN: "iban", Kind.ACCOUNT: "accountNumber"}

Properties = dict[str, list[str]]


def entities(graph: Graph, finding: Finding) -> bytes:
    """Return the file: the nodes in the order of their names, then the links as the finding has them."""
    lines = [*_nodes(graph, finding), *_links(graph, finding)]
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def _nodes(graph: Graph, finding: Finding) -> Iterator[dict[str, object]]:
    schema = _SCHEMA.get(graph.kind, "UserAccount")
    for name in graph.nodes:
        told = {"name": [name]}
        if schema == "UserAccount":
            told["username"] = [name]  # the model wants one of every user account
        kind = identifier(graph, name)
        if kind is not None:
            told[_PROPERTY[kind]] = [name]
        yield _entity(schema, told, finding, "node", name)


def _links(graph: Graph, finding: Finding) -> Iterator[dict[str, object]]:
    for number, link in enumerate(graph.links, 1):
        told = {
            "subject": [_id(finding, "node", link.source)],
            "object": [_id(finding, "node", link.target)],
            "role": [graph.unit],
            "summary": [f"{link.weight} {graph.unit}", *filter(None, [link.says])],
            "recordId": [*dict.fromkeys(link.rows.split())],
            "description": [origin(finding)],
        }
        yield _entity("UnknownLink", told, finding, "link", str(number))


def _entity(schema: str, told: Properties, finding: Finding, *part: str) -> dict[str, object]:
    return {
        "id": _id(finding, *part),
        "schema": schema,
        "properties": told,
        "datasets": [f"finding_{finding.sha256}"],
    }


def _id(finding: Finding, *part: str) -> str:
    return digest_of([finding.sha256, *part])[:_ID_LENGTH]
