// SPDX-License-Identifier: Apache-2.0
// How the link chart looks: shapes, lines and colours of the page, and where things are put at first. A place means nothing.

const FEW = 12; // ends that a force layout places well; of more the opened ones stand in the middle, the others around them
export const MANY = 150; // ends beyond which a browser is spared what nobody can read
const SPOKE = 16; // how wide an end of a crowd is
const PITCH = 20; // from one end of a crowd to the next
const NAME = 120; // how wide a name may be before it goes on below
export const MARGIN = 24;
const STEP = 0.95; // names keep their width, so a step goes a little beyond
const CLOSEST = 0.5; // of the distance that a layout gives: nearer, names lie over each other
const TURN = 2 * Math.PI;
const SHAPES = { organisation: "round-rectangle", incident: "diamond", group: "round-hexagon", third_party: "triangle", number: "round-triangle" };

/** Return how some ends are placed. @param {object} nodes */
export function layout(nodes) {
  if (nodes.length > FEW) return { name: "preset", positions: around(nodes), animate: false };
  return { name: "cose", animate: false, randomize: false, nodeRepulsion: () => 60_000, idealEdgeLength: () => 140, padding: 24, boundingBox: { x1: 0, y1: 0, w: 480, h: 520 } };
}

/** Show everything; a few ends are put closer together rather than drawn smaller, so that their names can be read. @param {object} cy the chart */
export function show(cy) {
  const ends = cy.nodes(":childless");
  cy.fit(undefined, MARGIN);
  for (let near = 1; ends.length <= FEW && cy.zoom() < 1 && near > CLOSEST;) {
    const by = Math.max(cy.zoom() * STEP, CLOSEST / near);
    ends.positions((node) => ({ x: node.position("x") * by, y: node.position("y") * by }));
    cy.fit(undefined, MARGIN);
    near *= by;
  }
}

/** Put those that are opened in the middle, far enough from each other for their names, and the others on a circle around them. */
function around(nodes) {
  const middle = nodes.filter((node) => node.data("opened"));
  const inner = middle.length > 1 ? Math.max(NAME / 2, (NAME * middle.length) / TURN) : 0;
  const others = nodes.difference(middle);
  const outer = Math.max(inner + NAME, (PITCH * others.length) / TURN);
  const [at, { x, y }] = [new Map(), centre(nodes)];
  for (const [some, radius, first] of [[middle, inner, 0], [others, outer, -TURN / 4]]) {
    some.forEach((node, n) => at.set(node.id(), { x: x + radius * Math.cos(first + (TURN * n) / some.length), y: y + radius * Math.sin(first + (TURN * n) / some.length) }));
  }
  return (node) => at.get(node.id());
}

/** Write the names of a crowd outwards, as spokes, so that none lies over another; those in the middle stay level. @param {object} cy the chart */
export function outwards(cy) {
  const ends = cy.nodes(":childless");
  const crowd = ends.length > FEW;
  const middle = centre(ends.filter(".opened"));
  cy.batch(() => {
    for (const node of ends) {
      const { x, y } = node.position();
      const angle = Math.atan2(y - middle.y, x - middle.x);
      node.toggleClass("spoke", crowd && !node.hasClass("opened"));
      node.toggleClass("left", Math.abs(angle) > Math.PI / 2);
      node.data("angle", angle);
    }
    cy.edges().toggleClass("spoked", crowd);
  });
}

function centre(nodes) {
  const mean = (axis) => nodes.map((node) => node.position(axis)).reduce((sum, each) => sum + each, 0) / Math.max(1, nodes.length);
  return { x: mean("x"), y: mean("y") };
}

/** Give the chart a style. Cytoscape keeps what it has read of a style by a hash of 32 bits alone: of two names that share one, both ends would bear the
 * first. So nothing is kept. @param {object} cy the chart @param {object[]} rules */
export function dress(cy, rules) {
  const look = cy.style();
  look.parse = look.parseImplWarn;
  look.fromJson(rules).update();
}

/** Return the style in the colours of the page; of many ends only those that are near enough to be read are written out. @param {HTMLElement} box @param {boolean} many */
export function style(box, many) {
  const css = getComputedStyle(box);
  const [ink, quiet, sheet, sunk, edge, accent, wash, amber] = ["ink", "quiet", "sheet", "sunk", "edge", "accent", "accent-wash", "amber"].map((name) => resolved(css, name));
  return [
    { selector: "node", style: { shape: (node) => SHAPES[node.data("kind")] ?? "ellipse", label: "data(label)", "text-wrap": "wrap", "text-max-width": NAME, "font-family": css.fontFamily, "font-size": 11, color: ink, "text-background-color": sheet, "text-background-opacity": 0.8, "text-background-padding": 1, "text-valign": "bottom", "text-margin-y": 4, "background-color": sunk, "border-width": 1.5, "border-color": edge, width: 26, height: 26, "min-zoomed-font-size": many ? 10 : 5 } },
    { selector: "node.opened", style: { "background-color": wash, "border-color": accent, "border-width": 3, width: 34, height: 34 } },
    { selector: "node.spoke", style: { width: SPOKE, height: SPOKE, "text-wrap": "ellipsis", label: (node) => node.data("label").replace("\n", " "), "text-max-width": 150, "text-valign": "center", "text-halign": "right", "text-rotation": (node) => node.data("angle"), "text-margin-x": (node) => outside(node, 1), "text-margin-y": (node) => SPOKE * Math.sin(node.data("angle")) } },
    { selector: "node.spoke.left", style: { "text-halign": "left", "text-rotation": (node) => node.data("angle") + Math.PI, "text-margin-x": (node) => outside(node, -1) } },
    { selector: "node:selected", style: { "border-color": accent, "border-width": 4 } },
    { selector: "node:locked", style: { "border-style": "double", "border-width": 5 } },
    { selector: "node:parent", style: { "background-opacity": 0.35, shape: "round-rectangle", padding: 12 } },
    { selector: "edge", style: { width: "data(width)", "line-color": quiet, "target-arrow-color": quiet, "target-arrow-shape": "triangle", "curve-style": many ? "straight" : "bezier", label: "data(label)", "text-wrap": "wrap", "font-family": css.fontFamily, "font-size": 11, color: quiet, "text-background-color": sheet, "text-background-opacity": 0.9, "min-zoomed-font-size": many ? 12 : 8 } },
    { selector: "edge.spoked", style: { label: "" } },
    { selector: "edge.spoked:selected", style: { label: "data(label)" } },
    { selector: "edge.either-way", style: { "target-arrow-shape": "none" } },
    { selector: "edge.counted", style: { "line-color": accent, "target-arrow-color": accent } },
    { selector: "edge.thin", style: { "line-style": "dotted" } },
    { selector: "edge.contested", style: { "line-color": amber, "target-arrow-color": amber, "source-arrow-shape": "tee", "source-arrow-color": amber } },
    { selector: "edge.perhaps", style: { "line-style": "dashed", opacity: 0.75 } },
    { selector: ".not-then", style: { opacity: 0.22 } },
  ];
}

/** Return how far beside its usual place a name begins, so that it begins one width from the middle of its end. */
function outside(node, side) {
  return SPOKE * Math.cos(node.data("angle")) - (side * SPOKE) / 2;
}

/** Return a colour of the page as the canvas takes it: `light-dark()` is worked out by the browser. */
function resolved(css, name) {
  const probe = document.createElement("i");
  probe.style.color = css.getPropertyValue(`--${name}`);
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
