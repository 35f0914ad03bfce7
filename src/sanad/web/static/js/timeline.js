// SPDX-License-Identifier: Apache-2.0
// The time line: a lane for each kind of statement, a mark for each statement. Days are civil days as their sources give them, so they are laid out in UTC
// and never moved. A mark opens what it is about; the table beside it is the way for the keyboard.

const LIBRARY = "../vendor/vis-timeline/vis-timeline-graph2d.min.mjs";
const DAY_MS = 86_400_000;
const LONGEST = 44; // letters on a mark; the whole is in its title, and in the table
const EDGE = 0.05; // of the whole time, left free at both ends

/** @param {HTMLElement} box @param {{lanes: string[], marks: object[]}} data of screens/incidents.py, marks */
export async function draw(box, { lanes, marks }) {
  const { DataSet, moment, Timeline } = await library();
  box.setAttribute("role", "group"); // what is in it can be pressed
  const names = document.querySelector(".lane-names").dataset;
  const used = lanes.filter((lane) => marks.some((mark) => mark.lane === lane));
  const groups = new DataSet(used.map((lane, order) => ({ id: lane, content: text(names[lane]), order })));
  const items = new DataSet(together(marks).map(item));
  const [first, last] = [Math.min(...marks.map((mark) => day(mark.first))), Math.max(...marks.map((mark) => day(mark.last) + DAY_MS))];
  const free = Math.max(DAY_MS, (last - first) * EDGE);
  const timeline = new Timeline(box, items, groups, {
    locale: "en",
    moment: (at) => moment(at).utc().locale("en"), // else it would be that of some other language: it has no Urdu
    start: first - free,
    end: last + free,
    orientation: { axis: "top", item: "top" },
    align: "left",
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

function item(mark, id) {
  const long = mark.last !== mark.first;
  const said = mark.lane === "incident" ? mark.label : `${mark.label}: ${mark.said}`;
  const content = text(shortened(said) + (mark.sources > 1 ? ` ×${mark.sources}` : ""));
  content.title = `${mark.first}${long ? ` – ${mark.last}` : ""} · ${mark.label} · ${mark.said} · ${mark.by}`;
  const end = long ? { end: day(mark.last) + DAY_MS, type: "range" } : { type: "box" };
  return { id, group: mark.lane, start: day(mark.first), content, className: `lane-${mark.lane}`, href: mark.href, ...end };
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
