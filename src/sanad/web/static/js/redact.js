// SPDX-License-Identifier: Apache-2.0
// Marks what is to go: each mark goes into the next free row of the form.
// Boxes are drawn on the picture of a page, by pointer or by keyboard: the button below it lays one that the arrows move, Shift and the arrows
// size, Enter takes and Delete drops. They are in the unit of the page; the header `sanad-page` of the picture says its size and the matrix from that unit to its pixels, in the order of SVG.
// Words are selected where they stand.

import { said } from "./said.js";
import { chosen, follow } from "./selection.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST = 4; // pixels: a press that moves less is no box
const STEP = 8; // pixels that an arrow moves a box
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const place = document.querySelector("[data-marking]");
if (place) draw(place);
const written = document.querySelector("[data-written]");
if (written) {
  follow(written);
  document.querySelector("[data-take]").addEventListener("click", take);
}

/** Fetch the picture and listen for boxes. @param {HTMLElement} place */
async function draw(place) {
  place.textContent = said("loading");
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
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", place.dataset.alt);
  const button = document.createElement("button");
  Object.assign(button, { type: "button", textContent: place.dataset.add });
  button.dataset.key = "x";
  button.addEventListener("click", () => lie(svg, new DOMMatrix(matrix).inverse(), place));
  place.replaceChildren(picture, svg);
  place.after(button);
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

/** Lay a box in the middle of the page that keys move. */
function lie(svg, inverse, place) {
  const { width, height } = svg.viewBox.baseVal;
  const rect = svg.appendChild(document.createElementNS(SVG, "rect"));
  lay(rect, { x: width * 0.4, y: height * 0.45 }, { x: width * 0.6, y: height * 0.5 });
  rect.setAttribute("tabindex", "0");
  rect.setAttribute("role", "button");
  rect.setAttribute("aria-label", place.dataset.box);
  rect.focus();
  rect.addEventListener("keydown", (event) => {
    const at = Object.fromEntries(["x", "y", "width", "height"].map((name) => [name, Number(rect.getAttribute(name))]));
    const moved = MOVES[event.key];
    if (!moved && !["Enter", "Delete"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (moved) return shift(rect, at, moved, event.shiftKey);
    const corners = [new DOMPoint(at.x, at.y), new DOMPoint(at.x + at.width, at.y + at.height)];
    const taken = event.key === "Enter" && fill(place.dataset.part, corners.map((each) => each.matrixTransform(inverse)));
    if (!taken) rect.remove();
    else rect.removeAttribute("tabindex");
  });
}

function shift(rect, at, [x, y], sizes) {
  const to = sizes ? { ...at, width: Math.max(LEAST, at.width + x * STEP), height: Math.max(LEAST, at.height + y * STEP) } : { ...at, x: at.x + x * STEP, y: at.y + y * STEP };
  for (const [name, value] of Object.entries(to)) rect.setAttribute(name, value);
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
  const row = rows().find((row) => cell(row, "part").value === part && cell(row, "boxes").value) ?? free();
  if (!row) return false;
  cell(row, "part").value = part;
  cell(row, "boxes").value = [cell(row, "boxes").value, box].filter(Boolean).join("; ");
  ask(row);
  return true;
}

/** Write what is selected into the next free row: no part, since the same words must not stay elsewhere. */
function take() {
  const [row, found] = [free(), chosen()];
  if (!row || !found) return;
  cell(row, "words").value = found.quote.replace(/\s+/gu, " ");
  ask(row);
}

/** Go to the ground of a mark, which nobody but its maker knows. */
function ask(row) {
  if (!cell(row, "ground").value) cell(row, "ground").focus();
}

function rows() {
  return [...document.querySelectorAll("[data-mark-row]")];
}

function free() {
  return rows().find((row) => ["words", "boxes", "stretch", "rows", "columns"].every((name) => !cell(row, name).value));
}

function cell(row, name) {
  return row.querySelector(`[name="row_${name}"]`);
}
