// SPDX-License-Identifier: Apache-2.0
// The time line: a lane for each kind of statement, a mark for each statement. Days are civil days as their sources give them, so they are laid out in UTC
// and never moved. A mark opens what it is about; the table beside it is the way for the keyboard.

import { DataSet, moment, Timeline } from "../vendor/vis-timeline/vis-timeline-graph2d.min.mjs";

const DAY_MS = 86_400_000;
const EDGE = 0.05; // of the whole time, left free at both ends

/** @param {HTMLElement} box @param {{lanes: string[], marks: object[]}} data of screens/incidents.py, marks */
export function draw(box, { lanes, marks }) {
  box.setAttribute("role", "group"); // what is in it can be pressed
  const names = document.querySelector(".lane-names").dataset;
  const used = lanes.filter((lane) => marks.some((mark) => mark.lane === lane));
  const groups = new DataSet(used.map((lane, order) => ({ id: lane, content: text(names[lane]), order })));
  const items = new DataSet(marks.map(item));
  const [first, last] = [Math.min(...marks.map((mark) => day(mark.first))), Math.max(...marks.map((mark) => day(mark.last) + DAY_MS))];
  const free = Math.max(DAY_MS, (last - first) * EDGE);
  const timeline = new Timeline(box, items, groups, {
    moment: (at) => moment(at).utc(),
    start: first - free,
    end: last + free,
    maxHeight: "70vh",
    verticalScroll: true,
    zoomKey: "ctrlKey",
    zoomMin: DAY_MS / 24,
    groupOrder: "order",
    margin: { item: { horizontal: 4, vertical: 4 } },
    showCurrentTime: false,
    showTooltips: false,
    tooltip: { followMouse: false },
    xss: { disabled: true }, // every content is an element of ours, which holds text alone
    cluster: marks.length > 200 ? { maxItems: 2, showStipes: true } : false,
  });
  timeline.on("select", ({ items: [chosen] }) => chosen !== undefined && items.get(chosen) && location.assign(items.get(chosen).href));
  return timeline;
}

function item(mark, id) {
  const long = mark.last !== mark.first;
  const content = text(`${mark.label}: ${mark.said}`.slice(0, 60));
  content.title = `${mark.first}${long ? ` – ${mark.last}` : ""} · ${mark.label} · ${mark.said} · ${mark.by}`;
  const end = long ? { end: day(mark.last) + DAY_MS, type: "range" } : { type: "box" };
  return { id, group: mark.lane, start: day(mark.first), content, className: `lane-${mark.lane}`, href: mark.href, ...end };
}

function text(words) {
  const made = document.createElement("bdi");
  made.textContent = words;
  return made;
}

function day(iso) {
  return Date.parse(`${iso}T00:00:00Z`);
}
