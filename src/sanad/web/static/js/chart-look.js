// SPDX-License-Identifier: Apache-2.0
// How the link chart looks: shapes, lines and colours of the page, and where things are put at first. A place means nothing.

const FEW = 24; // ends that a force layout places well; of more the opened ones stand in the middle, the others around them
export const MANY = 150; // ends beyond which a browser is spared what nobody can read
const SHAPES = { organisation: "round-rectangle", incident: "diamond", group: "round-hexagon", third_party: "triangle", number: "round-triangle" };

/** Return how so many ends are placed. @param {number} many */
export function layout(many) {
  if (many > FEW) return { name: "concentric", concentric: (node) => (node.data("opened") ? 2 : 1), levelWidth: () => 1, minNodeSpacing: 12, animate: false };
  return { name: "cose", animate: false, randomize: false, nodeRepulsion: () => 60_000, idealEdgeLength: () => 140, padding: 24, boundingBox: { x1: 0, y1: 0, w: 480, h: 520 } };
}

/** Return the style in the colours of the page; of many ends only those that are near enough to be read are written out. @param {HTMLElement} box @param {boolean} many */
export function style(box, many) {
  const css = getComputedStyle(box);
  const [ink, quiet, sheet, sunk, edge, accent, wash, amber] = ["ink", "quiet", "sheet", "sunk", "edge", "accent", "accent-wash", "amber"].map((name) => resolved(css, name));
  return [
    { selector: "node", style: { shape: (node) => SHAPES[node.data("kind")] ?? "ellipse", label: "data(label)", "text-wrap": "wrap", "text-max-width": 120, "font-family": css.fontFamily, "font-size": 11, color: ink, "text-background-color": sheet, "text-background-opacity": 0.8, "text-background-padding": 1, "text-valign": "bottom", "text-margin-y": 4, "background-color": sunk, "border-width": 1.5, "border-color": edge, width: 26, height: 26, "min-zoomed-font-size": many ? 10 : 5 } },
    { selector: "node.opened", style: { "background-color": wash, "border-color": accent, "border-width": 3, width: 34, height: 34 } },
    { selector: "node:selected", style: { "border-color": accent, "border-width": 4 } },
    { selector: "node:locked", style: { "border-style": "double", "border-width": 5 } },
    { selector: "node:parent", style: { "background-opacity": 0.35, shape: "round-rectangle", padding: 12 } },
    { selector: "edge", style: { width: "data(width)", "line-color": quiet, "target-arrow-color": quiet, "target-arrow-shape": "triangle", "curve-style": many ? "straight" : "bezier", label: "data(label)", "text-wrap": "wrap", "font-family": css.fontFamily, "font-size": 9, color: quiet, "text-background-color": sheet, "text-background-opacity": 0.9, "min-zoomed-font-size": many ? 12 : 8 } },
    { selector: "edge.either-way", style: { "target-arrow-shape": "none" } },
    { selector: "edge.counted", style: { "line-color": accent, "target-arrow-color": accent } },
    { selector: "edge.thin", style: { "line-style": "dotted" } },
    { selector: "edge.contested", style: { "line-color": amber, "target-arrow-color": amber, "source-arrow-shape": "tee", "source-arrow-color": amber } },
    { selector: "edge.perhaps", style: { "line-style": "dashed", opacity: 0.75 } },
    { selector: ".not-then", style: { opacity: 0.22 } },
  ];
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
