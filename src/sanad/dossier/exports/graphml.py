# SPDX-License-Identifier: Apache-2.0
"""The graph of a finding as GraphML 1.0 (Brandes et al., graphml.graphdrawing.org): every node and link, none grouped.

The same graph gives the same bytes. Signs that XML cannot hold, or that act on whoever looks, are escapes.
"""

from lxml import etree

from sanad.dossier.pictures.drawing import plain
from sanad.dossier.pictures.graph import Graph

_KEYS = (
    ("source", "graph", "string"),
    ("label", "node", "string"),
    ("weight", "edge", "long"),
    ("says", "edge", "string"),
    ("rows", "edge", "string"),
)


def graphml(graph: Graph, source: str) -> bytes:
    """Return the file; `source` says from which finding it is, and stands in it.

    Parallel links stay parallel. Memory grows with the graph: about 1 KB for each link.
    """
    root = etree.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for name, of, form in _KEYS:
        etree.SubElement(root, "key", {"id": name, "for": of, "attr.name": name, "attr.type": form})
    direction = "directed" if graph.directed else "undirected"
    body = etree.SubElement(root, "graph", id="finding", edgedefault=direction)
    etree.SubElement(body, "data", key="source").text = plain(source)
    ids = {name: f"n{number}" for number, name in enumerate(graph.nodes, 1)}
    for name, id_ in ids.items():
        node = etree.SubElement(body, "node", id=id_)
        etree.SubElement(node, "data", key="label").text = plain(name)
    for number, link in enumerate(graph.links, 1):
        ends = {"source": ids[link.source], "target": ids[link.target]}
        edge = etree.SubElement(body, "edge", {"id": f"e{number}", **ends})
        for key, value in (("weight", str(link.weight)), ("says", link.says), ("rows", link.rows)):
            etree.SubElement(edge, "data", key=key).text = plain(value)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
