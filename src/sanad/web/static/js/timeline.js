// SPDX-License-Identifier: Apache-2.0
// The time line: a lane for each kind of statement, a mark for each statement. Days are civil days as their sources give them, so they are laid out in UTC
// and never moved. A mark opens what it is about; the table beside it is the way for the keyboard. Of findings each has a row of its own, in which a day
// is the darker the more events it tells of it.

import { shade } from "./panes/svg.js";
import { count } from "./said.js";

const LIBRARY = "../vendor/vis-timeline/vis-timeline-graph2d.min.mjs";
const DAY_MS = 86_400_000;
const LONGEST = 44; // letters on a mark; the whole is in its title, and in the table
const EDGE = 0.05; // of the whole time, left free at both ends
const NEAR_MS = 7 * DAY_MS; // shown at first on either side of the incident that the page is about

/** @param {HTMLElement} box @param {{lanes: string[], marks: object[]}} data of screens/incidents.py, marks */
export async function draw(box, { lanes, marks }) {
  const { DataSet, moment, Timeline } = await library();
  box.setAttribute("role", "group"); // what is in it can be pressed
  const names = document.querySelector(".lane-names").dataset;
  const methods = JSON.parse(names.methods);
  const calendar = named(moment);
  const groups = new DataSet(rows(lanes, marks, names));
  const items = new DataSet(together(marks).map((mark, id) => item(mark, id, methods, darkest(marks, mark.lane))));
  const [first, last, free] = windowOf(marks, names.about);
  const timeline = new Timeline(box, items, groups, {
    locale: "en",
    moment: (at) => moment(at).utc().locale(calendar), // else it would be that of some other language
    start: first - free,
    end: last + free,
    orientation: { axis: "top", item: "top" },
    align: "left",
    zoomKey: "ctrlKey",
    zoomMin: DAY_MS / 24,
    groupOrder: "order",
    margin: { item: { horizontal: 0, vertical: 4 } },
    showCurrentTime: false,
    showTooltips: false,
    tooltip: { followMouse: false },
    xss: { disabled: true }, // every content is an element of ours, which holds text alone
    cluster: marks.filter(({ source }) => !counted(source)).length > 200 ? { maxItems: 2, showStipes: true, clusterCriteria: (one, other) => !counted(one.source) && !counted(other.source) } : false,
  });
  timeline.on("select", ({ items: [chosen] }) => chosen !== undefined && items.get(chosen) && location.assign(items.get(chosen).href));
  return timeline;
}

/** What is shown at first, and how much is left free around it: the days of the incident that the page is about, else all. */
function windowOf(marks, about) {
  const own = marks.filter((mark) => about && mark.thing === `incident:${about}`);
  const shown = own.length ? own : marks;
  const [first, last] = [Math.min(...shown.map((mark) => day(mark.first))), Math.max(...shown.map((mark) => day(mark.last) + DAY_MS))];
  return [first, last, own.length ? NEAR_MS : Math.max(DAY_MS, (last - first) * EDGE)];
}

/** The names of months and days in the language of the page: the library has them in its own languages alone. */
function named(moment) {
  const language = document.documentElement.lang;
  const of = (form, dates) => dates.map((date) => new Intl.DateTimeFormat(`${language}-u-nu-latn`, { ...form, timeZone: "UTC" }).format(date));
  const [months, days] = [Array.from({ length: 12 }, (_, n) => Date.UTC(2024, n, 1)), Array.from({ length: 7 }, (_, n) => Date.UTC(2024, 0, 7 + n))];
  const short = of({ weekday: "short" }, days);
  const words = { months: of({ month: "long" }, months), monthsShort: of({ month: "short" }, months), weekdays: of({ weekday: "long" }, days), weekdaysShort: short, weekdaysMin: short };
  moment.defineLocale("page", { parentLocale: "en", ...words });
  return "page";
}

/** The rows that are drawn: one for each lane in which something stands, and of calls and payments one for each finding. */
function rows(lanes, marks, names) {
  const found = new Map();
  for (const lane of lanes) {
    for (const mark of marks.filter((each) => each.lane === lane)) {
      const label = text(names[lane]);
      if (counted(mark.source)) label.append(Object.assign(document.createElement("small"), { textContent: mark.label }));
      if (!found.has(row(mark))) found.set(row(mark), { id: row(mark), content: label, order: found.size });
    }
  }
  return [...found.values()];
}

function row({ lane, source }) {
  return counted(source) ? `${lane} ${source}` : lane;
}

function counted(source) {
  return source.startsWith("finding:");
}

/** How many events a day of a lane has at most. */
function darkest(marks, lane) {
  return Math.max(1, ...marks.filter((mark) => mark.lane === lane).map((mark) => mark.events));
}

/** Return the library. It writes its style sheet into the page when it is loaded, which our policy forbids: the page links it instead. */
async function library() {
  const { head } = document;
  head.appendChild = (element) => (element instanceof HTMLStyleElement ? element : Node.prototype.appendChild.call(head, element));
  try {
    return await import(LIBRARY);
  } finally {
    delete head.appendChild; // that of every element again
  }
}

/** Return the marks, those in which several sources say the same of one thing as one, with how many they are. */
function together(marks) {
  const found = new Map();
  for (const mark of marks) {
    const same = [mark.lane, mark.thing, mark.what, mark.first, mark.last, mark.said].join("\n");
    const one = found.get(same);
    if (one) Object.assign(one, { by: `${one.by}; ${mark.by}`, sources: one.sources + 1, href: one.whole });
    else found.set(same, { ...mark, sources: 1 });
  }
  return [...found.values()];
}

function item(mark, id, methods, most) {
  const [long, dense] = [mark.last !== mark.first, mark.events > 0];
  const said = mark.lane === "incident" ? mark.label : `${mark.label}: ${methods[mark.what] ?? mark.said}`;
  const content = text(dense ? count(mark.events) : shortened(counted(mark.source) ? methods[mark.what] : said) + (mark.sources > 1 ? ` ×${mark.sources}` : ""));
  content.title = `${mark.first}${long ? ` – ${mark.last}` : ""} · ${said} · ${mark.said} · ${mark.by}`;
  const end = long || dense ? { end: day(mark.last) + DAY_MS, type: "range", align: dense ? "left" : "auto" } : { type: "box" }; // words of what began before stay in sight
  const className = `lane-${mark.lane}${dense ? ` dense-${shade(mark.events, most)}` : ""}`;
  return { id, group: row(mark), start: day(mark.first), content, className, href: mark.href, source: mark.source, ...end };
}

function shortened(words) {
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

function text(words) {
  const made = document.createElement("bdi");
  made.textContent = words;
  return made;
}

function day(iso) {
  return Date.parse(`${iso}T00:00:00Z`);
}
