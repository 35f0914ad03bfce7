# SPDX-License-Identifier: Apache-2.0
"""The graph of a finding as GEXF 1.3 (gexf.net), the format of Gephi: every node and link, none grouped.

The same graph gives the same bytes. Signs that XML cannot hold, or that act on whoever looks, are escapes. GEXF dates its files; this one is
not dated, because the same finding would then differ.
"""

from lxml import etree

from sanad.dossier.pictures.drawing import plain
from sanad.dossier.pictures.graph import Graph

_ATTRIBUTES = ("says", "rows")


def gexf(graph: Graph, source: str) -> bytes:
    """Return the file; `source` says from which finding it is, and stands in its description."""
    root = etree.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    meta = etree.SubElement(root, "meta")
    etree.SubElement(meta, "creator").text = "Sanad"
    etree.SubElement(meta, "description").text = plain(source)
    direction = "directed" if graph.directed else "undirected"
    body = etree.SubElement(root, "graph", mode="static", defaultedgetype=direction)
    attributes = etree.SubElement(body, "attributes", {"class": "edge"})
    for name in _ATTRIBUTES:
        etree.SubElement(attributes, "attribute", id=name, title=name, type="string")
    ids = {name: f"n{number}" for number, name in enumerate(graph.nodes, 1)}
    nodes, edges = etree.SubElement(body, "nodes"), etree.SubElement(body, "edges")
    for name, id_ in ids.items():
        etree.SubElement(nodes, "node", id=id_, label=plain(name))
    for number, link in enumerate(graph.links, 1):
        ends = {"source": ids[link.source], "target": ids[link.target]}
        edge = etree.SubElement(edges, "edge", {"id": f"e{number}", **ends, "weight": str(link.weight)})  # fmt: skip
        values = etree.SubElement(edge, "attvalues")
        for name, value in zip(_ATTRIBUTES, (link.says, link.rows), strict=True):
            etree.SubElement(values, "attvalue", {"for": name, "value": plain(value)})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
