// SPDX-License-Identifier: Apache-2.0
// The link chart: ends and lines as the office gives them. What is moved, hidden, grouped or pinned is a matter of this page alone until the chart is kept.
// A line leads to its row in the table, which lists what carries it; the outline and the table are the way for the keyboard and the reader of screens.

import cytoscape from "../vendor/cytoscape/cytoscape.esm.min.mjs";
import { MANY, dress, layout, outwards, show, style } from "./chart-look.js";
import { Tools } from "./chart-tools.js";

const THICKEST = 8;

/** @param {HTMLElement} box @param {{ends: object[], lines: object[], together: object[], arrangement: object?}} data of screens/chart.py, links */
export async function draw(box, data) {
  const words = document.querySelector("[data-chart-words]").dataset;
  const bar = document.querySelector("[data-chart-tools]");
  const many = data.ends.length > MANY;
  await written(box, data.ends); // a canvas waits for no letters
  box.setAttribute("role", "group");
  const cy = cytoscape({
    container: box,
    elements: [...nodes(data, words), ...edges(data, words)],
    textureOnViewport: many,
    hideEdgesOnViewport: data.lines.length > 1000,
    pixelRatio: many ? 1 : "auto",
    maxZoom: 1.6,
    boxSelectionEnabled: true,
    layout: { name: "null" },
  });
  dress(cy, style(box, many));
  cy.layout(layout(cy.nodes(":childless"))).run();
  box.sanadChart = cy;
  outwards(cy);
  show(cy);
  cy.on("layoutstop", () => outwards(cy));
  cy.on("tap", "edge", ({ target }) => why(target.id(), words));
  if (!bar) return cy;
  const tools = new Tools(cy, bar, words, data);
  if (data.arrangement?.at) tools.arrange(data.arrangement);
  document.querySelector("#keep form")?.addEventListener("formdata", ({ formData }) => formData.set("arrangement", JSON.stringify(tools.arrangement())));
  if (box.closest("figure").querySelector("tr:target")) why(location.hash.slice(1), words);
  return cy;
}

/** Load the letters in which the ends are written; without them the names stand in those of the machine. */
async function written(box, ends) {
  const { fontFamily } = getComputedStyle(box);
  await document.fonts.load(`11px ${fontFamily}`, ends.map(({ label }) => label).join("")).catch(() => []);
}

/** Show why a line is there: its row in the table, with what carries it; on another page of the table, that page. */
function why(id, { here, page }) {
  const row = document.getElementById(id);
  const number = Number(id.split("-")[1]);
  if (!row) return number >= 0 && location.assign(`${here}&line=${number - (number % page)}#${id}`);
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
  return [...ends.map((end) => ({ data: { ...end, label: end.label === end.id ? end.id : `${end.label}\n${end.id}` }, classes: end.opened ? "opened" : "" })), ...groups];
}

function edges({ lines, together }, words) {
  const relations = JSON.parse(words.relations);
  const most = Math.max(1, ...lines.map(({ events }) => events ?? 0));
  const drawn = lines.map((line) => ({
    data: { ...line, label: label(line, relations, words), width: line.events ? 1 + Math.round((line.events / most) * (THICKEST - 1)) : Math.min(1 + line.claims, THICKEST) },
    classes: [line.thin && "thin", line.contested && "contested", line.events && "counted", line.directed === false && "either-way", line.then === "refuse" && "not-then", line.then === "undecided" && "perhaps"].filter(Boolean).join(" "),
  }));
  const rest = together.map(({ of, kind }) => ({ data: { id: `rest ${of} ${kind}`, source: of, target: `more ${of} ${kind}`, label: relations[kind] ?? kind, width: 2 } }));
  return [...drawn, ...rest];
}

function label({ kind, first, last, soft, sources, events }, relations, words) {
  if (events) return String(events);
  const relation = relations[kind] ?? kind;
  const time = first || last ? ` ${first ?? "…"}${soft[0] ? "~" : ""} – ${last ?? "…"}${soft[1] ? "~" : ""}` : "";
  return `${relation}${time}\n${words.sources.replace("{n}", sources)}`;
}
