// SPDX-License-Identifier: Apache-2.0
// Draws boxes over what is to go, on the picture of a page; each goes into the next free row of the form, in the unit of the page. The header
// `sanad-page` of the picture says its size and the matrix from that unit to its pixels, in the order of SVG.

import { said } from "./said.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST = 4; // pixels: a press that moves less is no box

const place = document.querySelector("[data-marking]");
if (place) draw(place);

/** Fetch the picture and listen for boxes. @param {HTMLElement} place */
async function draw(place) {
  const answer = await fetch(place.dataset.marking).catch(() => null);
  if (!answer?.ok) {
    place.textContent = said("failed");
    return;
  }
  const [width, height, ...matrix] = answer.headers.get("sanad-page").split(" ").map(Number);
  const picture = document.createElement("img");
  Object.assign(picture, { alt: place.dataset.alt, width, height, src: URL.createObjectURL(await answer.blob()), draggable: false });
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-hidden", "true");
  place.replaceChildren(picture, svg);
  svg.addEventListener("pointerdown", (event) => begin(event, svg, new DOMMatrix(matrix).inverse(), place.dataset.part));
}

function begin(event, svg, inverse, part) {
  if (event.button !== 0) return;
  const from = point(svg, event);
  const rect = svg.appendChild(document.createElementNS(SVG, "rect"));
  svg.setPointerCapture(event.pointerId);
  const move = (at) => lay(rect, from, point(svg, at));
  const end = (at) => {
    svg.removeEventListener("pointermove", move);
    const to = point(svg, at);
    if (Math.abs(to.x - from.x) < LEAST || Math.abs(to.y - from.y) < LEAST || !fill(part, [from, to].map((each) => each.matrixTransform(inverse)))) rect.remove();
  };
  svg.addEventListener("pointermove", move);
  svg.addEventListener("pointerup", end, { once: true });
}

function point(svg, event) {
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
}

function lay(rect, from, to) {
  const told = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) };
  for (const [name, value] of Object.entries(told)) rect.setAttribute(name, value);
}

/** Write a box into the row of its page that holds boxes already, or the next free one; tell whether there was any. */
function fill(part, corners) {
  const [xs, ys] = [corners.map((each) => each.x), corners.map((each) => each.y)];
  const box = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys)), Math.ceil(Math.max(...xs)), Math.ceil(Math.max(...ys))].map((edge) => Math.max(0, edge)).join(" ");
  const rows = [...document.querySelectorAll("[data-mark-row]")];
  const cell = (row, name) => row.querySelector(`[name="row_${name}"]`);
  const same = rows.find((row) => cell(row, "part").value === part && cell(row, "boxes").value);
  const free = same ?? rows.find((row) => ["words", "boxes", "stretch", "rows", "columns"].every((name) => !cell(row, name).value));
  if (!free) return false;
  cell(free, "part").value = part;
  cell(free, "boxes").value = [cell(free, "boxes").value, box].filter(Boolean).join("; ");
  if (!cell(free, "ground").value) cell(free, "ground").focus();
  return true;
}
