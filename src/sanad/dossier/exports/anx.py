# SPDX-License-Identifier: Apache-2.0
"""The graph of a finding as a chart in the XML of i2 Analyst's Notebook Exchange (ANX): an entity for each node, a link for each link.

The schema of that format is not public; elements and attributes are those common to charts that other programs exchange. Whoever imports it lays
it out anew: the entities stand in rows, in the order of their names. The same graph gives the same bytes.
"""

from math import isqrt

from lxml import etree

from sanad.dossier.pictures.drawing import plain
from sanad.dossier.pictures.graph import Graph

_APART = 100


def anx(graph: Graph, source: str, origin: str) -> bytes:
    """Return the file; `source` names the finding, and is the source reference of every entity and link; `origin` is the comment of the chart."""
    root = etree.Element("Chart", IdReferenceLinking="false")
    told = {"SourceReference": plain(source), "SourceType": "Sanad"}
    types = etree.SubElement(root, "EntityTypeCollection")
    etree.SubElement(types, "EntityType", Name=graph.kind, PreferredRepresentation="RepresentAsIcon", IconFile="general")  # fmt: skip
    links = etree.SubElement(root, "LinkTypeCollection")
    etree.SubElement(links, "LinkType", Name=graph.unit, Colour="0")
    summary = etree.SubElement(etree.SubElement(root, "Summary"), "FieldCollection")
    etree.SubElement(summary, "Field", Type="SummaryFieldComments", Field=plain(origin))
    items = etree.SubElement(root, "ChartItemCollection")
    across = isqrt(len(graph.nodes)) + 1
    ids = {name: f"n{number}" for number, name in enumerate(graph.nodes, 1)}
    for at, (name, id_) in enumerate(ids.items()):
        x, y = at % across * _APART, at // across * _APART
        item = etree.SubElement(
            items, "ChartItem", {"Label": plain(name), "XPosition": str(x), **told}
        )
        end = etree.SubElement(item, "End", X=str(x), Y=str(y), Z="0")
        entity = etree.SubElement(end, "Entity", EntityId=id_, Identity=plain(name), LabelIsIdentity="true")  # fmt: skip
        etree.SubElement(etree.SubElement(entity, "Icon"), "IconStyle", Type=graph.kind)
    arrow = "ArrowOnHead" if graph.directed else "ArrowNone"
    for each in graph.links:
        item = etree.SubElement(items, "ChartItem", {"Label": plain(each.says or str(each.weight)), "Description": plain(each.rows), **told})  # fmt: skip
        line = etree.SubElement(item, "Link", End1Id=ids[each.source], End2Id=ids[each.target])
        etree.SubElement(line, "LinkStyle", ArrowStyle=arrow, Type=graph.unit)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
