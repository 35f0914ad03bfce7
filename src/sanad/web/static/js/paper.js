// SPDX-License-Identifier: Apache-2.0
// The picture of a page, with a box over each word: who rests on a word sees its box, who draws a box selects its words. The header `sanad-page` of the
// picture says its size and the matrix from the boxes' unit to its pixels, in the order of SVG.

import { said } from "./said.js";
import { select } from "./selection.js";

const SVG = "http://www.w3.org/2000/svg";
const LEAST = 4; // pixels: a press that moves less is no box

export class Paper {
  constructor(box, text) {
    [this.box, this.text, this.of] = [box, text, new Map()];
    const fit = document.querySelector("[data-fit]");
    fit?.addEventListener("click", () => fit.setAttribute("aria-pressed", String(box.classList.toggle("fit"))));
  }

  /** Fetch the picture once, and lay the boxes over it. */
  async draw() {
    const answer = await fetch(this.box.dataset.paper).catch(() => null);
    if (!answer?.ok) {
      this.box.textContent = said("failed");
      return;
    }
    const [width, height, ...matrix] = answer.headers.get("sanad-page").split(" ").map(Number);
    const picture = document.createElement("img");
    Object.assign(picture, { alt: this.box.dataset.alt, width, height, src: URL.createObjectURL(await answer.blob()), draggable: false });
    this.svg = element("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
    this.group = this.svg.appendChild(element("g", { transform: `matrix(${matrix.join(" ")})` }));
    for (const run of this.text?.querySelectorAll("[data-box]") ?? []) this.add(run);
    this.box.replaceChildren(picture, this.svg);
    this.listen();
    this.shown();
  }

  /** Lay a box over the word that a run belongs to; it looks as what is said of the run. */
  add(run) {
    const [left, top, right, bottom] = run.dataset.box.split(" ").map(Number);
    let rect = this.of.get(run.dataset.word);
    if (!rect) {
      rect = element("rect", { x: left, y: top, width: right - left, height: bottom - top, "data-word": run.dataset.word });
      this.of.set(run.dataset.word, this.group.appendChild(rect));
    }
    for (const name of run.classList) if (name !== "word") rect.classList.add(name);
  }

  listen() {
    this.text.addEventListener("pointerover", (event) => this.light(event.target.closest?.("[data-word]")?.dataset.word));
    this.text.addEventListener("sanad:selected", (event) => this.shown(event.detail));
    this.svg.addEventListener("pointerover", (event) => this.light(event.target.dataset?.word));
    this.svg.addEventListener("pointerdown", (event) => this.begin(event));
  }

  /** Light up one word, in the picture and in the text. */
  light(word) {
    for (const each of document.querySelectorAll(".lit")) each.classList.remove("lit");
    if (word === undefined) return;
    this.of.get(word)?.classList.add("lit");
    for (const each of this.text.querySelectorAll(`[data-word="${word}"]`)) each.classList.add("lit");
  }

  /** Show in the picture what is selected in the text. */
  shown(selected) {
    if (!this.svg) return;
    const within = (run) => selected && Number(run.dataset.at) < selected.end && selected.start < Number(run.dataset.at) + run.textContent.length;
    for (const rect of this.of.values()) rect.classList.remove("chosen");
    let first;
    for (const run of this.text.querySelectorAll("[data-word]")) {
      if (!within(run)) continue;
      const rect = this.of.get(run.dataset.word);
      rect?.classList.add("chosen");
      first ??= rect;
    }
    (first ?? this.svg.querySelector(".marked"))?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Draw a box; when it is done, the words that lie in it are selected. */
  begin(event) {
    if (event.button !== 0) return;
    const from = this.point(event);
    const drawn = this.group.appendChild(element("rect", { class: "drawn" }));
    const move = (moved) => {
      const to = this.point(moved);
      const edges = [Math.min(from.x, to.x), Math.min(from.y, to.y), Math.abs(from.x - to.x), Math.abs(from.y - to.y)];
      ["x", "y", "width", "height"].forEach((name, n) => drawn.setAttribute(name, edges[n]));
    };
    const end = (ended) => {
      this.svg.removeEventListener("pointermove", move);
      drawn.remove();
      const far = Math.abs(ended.clientX - event.clientX) + Math.abs(ended.clientY - event.clientY) >= LEAST;
      const to = this.point(ended);
      const inside = far ? [...this.of].filter(([, rect]) => holds(rect, from, to)).map(([word]) => word) : [event.target.dataset?.word].filter(Boolean);
      this.take(inside);
    };
    this.svg.setPointerCapture(event.pointerId);
    this.svg.addEventListener("pointermove", move);
    this.svg.addEventListener("pointerup", end, { once: true });
  }

  /** Select from the first to the last of some words. */
  take(inside) {
    const runs = inside.flatMap((word) => [...this.text.querySelectorAll(`[data-word="${word}"]`)]);
    if (!runs.length) return;
    const ends = runs.map((run) => Number(run.dataset.until ?? Number(run.dataset.at) + [...run.textContent].length));
    this.text.focus({ preventScroll: true });
    select(Math.min(...runs.map((run) => Number(run.dataset.at))), Math.max(...ends));
    runs[0].scrollIntoView({ block: "nearest" });
  }

  /** Return where a pointer is, in the unit of the boxes. */
  point(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.group.getScreenCTM().inverse());
  }
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** Tell whether the middle of a box lies between two corners. */
function holds(rect, one, other) {
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  const within = (middle, a, b) => middle >= Math.min(a, b) && middle <= Math.max(a, b);
  return within(x + width / 2, one.x, other.x) && within(y + height / 2, one.y, other.y);
}
