// SPDX-License-Identifier: Apache-2.0
// The link chart: ends and lines as the office gives them. What is moved, hidden, grouped or pinned here is a matter of this page alone; every step can be
// undone. A line leads to its row in the table, which lists the claims; the outline and the table are the way for the keyboard and the reader of screens.

import cytoscape from "../vendor/cytoscape/cytoscape.esm.min.mjs";

const FEW = 150; // ends that a force layout places at once
const SHAPES = { organisation: "round-rectangle", incident: "diamond", group: "round-hexagon" };
const STEP_MS = 700; // between two days while it plays

/** @param {HTMLElement} box @param {{ends: object[], lines: object[], together: object[]}} data of screens/chart.py, links */
export function draw(box, data) {
  const words = document.querySelector("[data-chart-words]").dataset;
  const tools = document.querySelector("[data-chart-tools]");
  box.setAttribute("role", "group");
  const cy = cytoscape({
    container: box,
    elements: [...nodes(data, words), ...edges(data, words)],
    style: style(getComputedStyle(box)),
    layout: layout(data.ends.length),
    textureOnViewport: data.ends.length > FEW,
    hideEdgesOnViewport: data.lines.length > 1000,
    maxZoom: 1.6,
    boxSelectionEnabled: true,
  });
  box.sanadChart = cy;
  if (tools) new Tools(cy, tools, words, data);
  cy.on("tap", "edge", ({ target }) => why(target.id()));
  return cy;
}

/** Show why a line is there: its row in the table, with its claims. */
function why(id) {
  const row = document.getElementById(id);
  if (!row) return;
  const figure = row.closest("figure");
  if (!figure.classList.contains("as-table")) figure.querySelector("[data-chart-toggle]").click();
  row.querySelector("details").open = true;
  row.scrollIntoView({ block: "center" });
  row.querySelector("summary").focus();
}

function nodes({ ends, together }, words) {
  const groups = together.map(({ of, kind, count }) => ({
    data: { id: `more ${of} ${kind}`, label: words.more.replace("{n}", count), kind: "group" },
  }));
  return [...ends.map((end) => ({ data: { ...end, label: `${end.label}\n${end.id}` }, classes: end.opened ? "opened" : "" })), ...groups];
}

function edges({ lines, together }, words) {
  const relations = JSON.parse(words.relations);
  const drawn = lines.map((line) => ({
    data: { ...line, label: label(line, relations, words), width: Math.min(1 + line.claims, 8) },
    classes: [line.thin && "thin", line.contested && "contested", line.then === "refuse" && "not-then", line.then === "undecided" && "perhaps"].filter(Boolean).join(" "),
  }));
  const rest = together.map(({ of, kind }) => ({ data: { id: `rest ${of} ${kind}`, source: of, target: `more ${of} ${kind}`, label: relations[kind] ?? kind, width: 2 } }));
  return [...drawn, ...rest];
}

function label({ kind, first, last, soft, sources }, relations, words) {
  const time = first || last ? ` ${first ?? "…"}${soft[0] ? "~" : ""} – ${last ?? "…"}${soft[1] ? "~" : ""}` : "";
  return `${relations[kind] ?? kind}${time}\n${words.sources.replace("{n}", sources)}`;
}

function layout(many) {
  if (many > FEW) return { name: "concentric", concentric: (node) => (node.data("opened") ? 2 : 1), levelWidth: () => 1, animate: false };
  return { name: "cose", animate: false, randomize: false, nodeRepulsion: () => 60_000, idealEdgeLength: () => 140, padding: 24 };
}

/** Buttons of the chart and the day as of which it is shown. */
class Tools {
  constructor(cy, tools, words, data) {
    Object.assign(this, { cy, tools, words, steps: [], groups: 0 });
    this.opened = words.of.split(" ");
    this.ahead = JSON.parse(words.ahead);
    tools.addEventListener("click", ({ target }) => this[target.closest("[data-do]")?.dataset.do]?.());
    cy.on("select unselect", "node", () => this.tell());
    cy.on("free", "node", ({ target }) => target.data("kind") || this.tell());
    this.days = [...new Set(data.lines.flatMap(({ first, last }) => [first, last]).filter(Boolean))].sort();
    this.slide = tools.querySelector("[data-slide]");
    this.slide.max = this.slide.value = this.days.length;
    this.slide.disabled = !this.days.length;
    this.slide.addEventListener("input", () => this.then(Number(this.slide.value)));
    this.tell();
  }

  get chosen() {
    return this.cy.nodes(":selected");
  }

  button(name) {
    return this.tools.querySelector(`[data-do="${name}"]`);
  }

  tell() {
    const chosen = this.chosen;
    const one = chosen.length === 1 ? chosen[0].id() : "";
    for (const name of ["hide", "pin"]) this.button(name).disabled = chosen.empty();
    this.button("group").disabled = chosen.length < 2;
    this.button("expand").disabled = !this.ahead[one];
    this.button("undo").disabled = !this.steps.length;
    this.tools.querySelector("[data-chart-says]").textContent = this.ahead[one] ?? "";
  }

  /** Keep how to take a step back; none is dropped. */
  did(back) {
    this.steps.push(back);
    this.tell();
  }

  expand() {
    const { at, query } = this.words;
    location.assign(`${at}?of=${encodeURIComponent([...this.opened, this.chosen[0].id()].join(" "))}${query}`);
  }

  hide() {
    const gone = this.cy.remove(this.chosen);
    this.did(() => gone.restore());
  }

  group() {
    const parent = this.cy.add({ data: { id: `group ${this.groups++}`, kind: "group", label: "" } });
    const moved = this.chosen.filter((node) => node !== parent);
    moved.move({ parent: parent.id() });
    const ids = moved.map((node) => `#${CSS.escape(node.id())}`).join(",");
    this.did(() => {
      this.cy.$(ids).move({ parent: null });
      parent.remove();
    });
  }

  pin() {
    const chosen = this.chosen;
    const locked = chosen.filter((node) => node.locked());
    const free = locked.length === chosen.length;
    chosen[free ? "unlock" : "lock"]();
    this.did(() => (chosen.unlock(), locked.lock()));
  }

  layout() {
    const some = this.chosen.length > 1 ? this.chosen.union(this.chosen.edgesWith(this.chosen)) : this.cy.elements();
    const before = new Map(some.nodes().map((node) => [node.id(), { ...node.position() }]));
    some.layout(layout(some.nodes().length)).run();
    this.did(() => before.forEach((at, id) => this.cy.getElementById(id).position(at)));
  }

  undo() {
    this.steps.pop()?.();
    this.tell();
  }

  /** Make pale what no source says of the day; the last place of the slide is: whatever the time. */
  then(at) {
    const day = this.days[at];
    this.tools.querySelector("[data-slide-now]").textContent = day ?? this.words.any;
    this.cy.batch(() => {
      for (const edge of this.cy.edges()) {
        const { first, last, soft = [] } = edge.data();
        const before = day && first && day < first;
        const after = day && last && day > last;
        edge.toggleClass("not-then", Boolean((before && !soft[0]) || after));
        edge.toggleClass("perhaps", Boolean((before && soft[0]) || (day && last && !after && soft[1])));
      }
      for (const node of this.cy.nodes()) {
        const lines = node.connectedEdges();
        node.toggleClass("not-then", lines.nonempty() && lines.every((line) => line.hasClass("not-then")));
      }
    });
  }

  play() {
    const button = this.button("play");
    if (this.playing) {
      clearInterval(this.playing);
      this.playing = 0;
    } else if (this.days.length) {
      let at = -1;
      this.playing = setInterval(() => {
        this.slide.value = ++at;
        this.then(at);
        if (at >= this.days.length) this.play();
      }, STEP_MS);
    }
    button.setAttribute("aria-pressed", String(Boolean(this.playing)));
  }
}

/** Return the style in the colours of the page. @param {CSSStyleDeclaration} css */
function style(css) {
  const [ink, quiet, sheet, sunk, edge, accent, wash, amber] = ["ink", "quiet", "sheet", "sunk", "edge", "accent", "accent-wash", "amber"].map((name) => resolved(css, name));
  return [
    { selector: "node", style: { shape: (node) => SHAPES[node.data("kind")] ?? "ellipse", label: "data(label)", "text-wrap": "wrap", "text-max-width": 120, "font-size": 11, color: ink, "text-valign": "bottom", "text-margin-y": 4, "background-color": sunk, "border-width": 1.5, "border-color": edge, width: 26, height: 26, "min-zoomed-font-size": 7 } },
    { selector: "node.opened", style: { "background-color": wash, "border-color": accent, "border-width": 3, width: 34, height: 34 } },
    { selector: "node:selected", style: { "border-color": accent, "border-width": 4 } },
    { selector: "node:locked", style: { "border-style": "double", "border-width": 5 } },
    { selector: "edge", style: { width: "data(width)", "line-color": quiet, "target-arrow-color": quiet, "target-arrow-shape": "triangle", "curve-style": "bezier", label: "data(label)", "text-wrap": "wrap", "font-size": 9, color: quiet, "text-background-color": sheet, "text-background-opacity": 0.9, "min-zoomed-font-size": 8 } },
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
