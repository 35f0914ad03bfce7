// SPDX-License-Identifier: Apache-2.0
// Where sources place incidents, drawn from this office alone: outlines of countries, and for each place a circle as large as it is uncertain. The brush
// beneath leaves those of some days. A circle opens its incident; the table beside the map is the way for the keyboard.

import { LngLatBounds } from "../vendor/maplibre-gl/maplibre-gl.mjs";
import { collected, ground, popup, pressed, toward } from "./ground.js";

const CORNERS = 64; // of a circle
const DAY_MS = 86_400_000;

/** @param {HTMLElement} box @param {{outlines: string, marks: object[]}} data of screens/incidents.py, places */
export async function draw(box, { outlines, marks }) {
  const words = document.getElementById("map-words").dataset;
  const map = await ground(box, outlines, ({ mark }) => over(marks, mark));
  if (marks.length) map.fitBounds(bounds(marks), { padding: 90, maxZoom: 6, animate: false });
  pressed(map, ["areas", "spots"], (mark, at) => told(map, mark, at, words));
  brush(box, marks, words, (left) => {
    map.getSource("areas")?.setData(circles(left));
    map.getSource("spots")?.setData(points(left));
  });
  await map.once("load");
  box.dataset.drawn = String(marks.length);
}

function over(marks, mark) {
  return {
    sources: { areas: { type: "geojson", data: circles(marks) }, spots: { type: "geojson", data: points(marks) } },
    layers: [
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": mark, "fill-opacity": 0.25, "fill-outline-color": mark } },
      // seen from afar the circle of a village is less than a dot: a soft one stands for it
      { id: "spots", type: "circle", source: "spots", paint: { "circle-color": mark, "circle-radius": 9, "circle-blur": 0.9, "circle-opacity": 0.7 } },
    ],
  };
}

function points(marks) {
  return collected(marks, ({ longitude, latitude }) => ({ type: "Point", coordinates: [longitude, latitude] }));
}

function circles(marks) {
  return collected(marks, (mark) => ({ type: "Polygon", coordinates: [ring(mark)] }));
}

/** Return the corners of a circle of `radius_m` on the sphere (the direct problem, spherical). */
function ring(mark) {
  return Array.from({ length: CORNERS + 1 }, (_, at) => toward(mark, mark.radius_m, (2 * Math.PI * at) / CORNERS));
}

function bounds(marks) {
  const found = new LngLatBounds();
  for (const mark of marks) for (const corner of ring(mark)) found.extend(corner);
  return found;
}

function told(map, mark, at, words) {
  const box = document.createElement("div");
  box.className = "map-popup";
  const link = box.appendChild(document.createElement("a"));
  link.href = mark.href;
  link.append(isolated(mark.label));
  for (const line of [mark.place, [mark.first, mark.last].filter((day, n, all) => day && all.indexOf(day) === n).join(" – "), `± ${mark.radius_m / 1000} km`]) {
    if (line) box.appendChild(document.createElement("p")).append(isolated(line));
  }
  if (mark.calls) {
    const ask = box.appendChild(document.createElement("p")).appendChild(document.createElement("a"));
    Object.assign(ask, { href: mark.calls, textContent: words.calls });
  }
  popup(map, at, box, words.close);
}

function isolated(words) {
  const made = document.createElement("bdi");
  made.textContent = words;
  return made;
}

/** Put the brush under the map: two ends of a time, in days. What has no day is left while both ends are open. */
function brush(box, marks, words, show) {
  const days = marks.flatMap((mark) => [mark.first, mark.last]).filter(Boolean).map((day) => Date.parse(day) / DAY_MS);
  if (new Set(days).size < 2) return;
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const form = box.appendChild(document.createElement("div"));
  form.className = "map-brush";
  const ends = [words.from, words.to].map((label, end) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "range", min: least, max: most, value: end ? most : least });
    field.setAttribute("aria-label", label);
    return field;
  });
  const said = [0, 1].map(() => form.appendChild(document.createElement("bdi")));
  form.replaceChildren(said[0], ...ends, said[1]);
  const leave = () => {
    const [from, to] = ends.map((field) => Number(field.value)).sort((a, b) => a - b);
    [from, to].forEach((at, end) => (said[end].textContent = new Date(at * DAY_MS).toISOString().slice(0, 10)));
    const open = from === least && to === most;
    show(marks.filter((mark) => (mark.first ? Date.parse(mark.last) / DAY_MS >= from && Date.parse(mark.first) / DAY_MS <= to : open)));
  };
  for (const field of ends) field.addEventListener("input", leave);
  leave();
}
