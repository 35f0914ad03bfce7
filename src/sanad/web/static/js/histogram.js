// SPDX-License-Identifier: Apache-2.0
// How many of what was found came in which month or year: a bar for each, in order of time, with those between in which nothing came. A bar leads to what
// came then; drawn across several, the pointer leads to all of them. The table says the same, and is the way for whoever has no pointer.

import { count } from "./said.js";
import { svg } from "./panes/svg.js";

const [HIGH, ABOVE, BELOW] = [64, 18, 30]; // pixels: the words are as large as the page has them
const WORD_PX = 46; // what the name of a month takes at most
const MOST = 240; // columns; where time goes on for longer, what came stands without what lies between

/** @param {HTMLElement} box @param {{times: [string, number][]}} data of templates/search/search.html: YYYY or YYYY-MM and how many */
export function draw(box, { times }) {
  const columns = between(times);
  box.setAttribute("role", "group"); // what is in it can be pressed
  let wide = 0;
  new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === wide) return; // while the table is shown
    wide = box.clientWidth;
    box.replaceChildren(drawn(columns, wide));
  }).observe(box);
  brush(box);
}

/** Every month or year from the first to the last, with how many came. */
function between(times) {
  const [known, found] = [new Map(times), []];
  for (let time = times[0][0]; time <= times.at(-1)[0] && found.length <= MOST; time = after(time)) found.push([time, known.get(time) ?? 0]);
  return found.length > MOST ? times : found;
}

function after(time) {
  const [year, month] = time.split("-").map(Number);
  if (!month) return String(year + 1);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
}

function drawn(columns, wide) {
  const most = Math.max(...columns.map(([, n]) => n));
  const step = wide / columns.length;
  const drawing = svg("svg", { viewBox: `0 0 ${wide} ${ABOVE + HIGH + BELOW}`, class: "histogram" });
  const every = Math.ceil(WORD_PX / step);
  columns.forEach(([time, n], at) => {
    const high = n ? Math.max(2, (n / most) * HIGH) : 0;
    const bar = svg("g", { class: "histogram-bar", "data-time": time }, svg("rect", { x: at * step, y: 0, width: step, height: ABOVE + HIGH, class: "pane-back" }));
    if (high) bar.append(svg("rect", { x: at * step + 1, y: ABOVE + HIGH - high, width: Math.max(1, step - 2), height: high, class: "bar-box" }));
    if (n && step > 24) bar.append(svg("text", { x: (at + 0.5) * step, y: ABOVE + HIGH - high - 5, "text-anchor": "middle", class: "pane-words" }, count(n)));
    const words = `${named(time, "long")} · ${count(n)}`;
    drawing.append(n ? svg("a", { href: toward(time, time), "aria-label": words }, bar) : bar);
    bar.append(svg("title", {}, words));
    if (at % every === 0) drawing.append(svg("text", { x: at ? (at + 0.5) * step : 2, y: ABOVE + HIGH + 16, "text-anchor": at ? "middle" : "start", class: "pane-words" }, named(time, "short", at === 0)));
  });
  drawing.append(svg("line", { x1: 0, x2: wide, y1: ABOVE + HIGH, y2: ABOVE + HIGH, class: "pane-rule" }));
  return drawing;
}

/** What a month or year is called on this page; January, and the `first`, with the year. */
function named(time, form, first = true) {
  const [year, month] = time.split("-").map(Number);
  if (!month) return String(year);
  const whole = form === "long" || month === 1;
  if (form === "short" && (first || whole)) return `${year}-${String(month).padStart(2, "0")}`;
  return new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { month: form, ...(whole ? { year: "numeric" } : {}), timeZone: "UTC" }).format(Date.UTC(year, month - 1));
}

/** The address of this search with what came from one time until another. */
function toward(from, to) {
  const at = new URL(location.href);
  at.searchParams.set("from", from);
  at.searchParams.set("to", to);
  at.searchParams.delete("from_hit");
  return `${at.pathname}${at.search}`;
}

/** Let the pointer be drawn across several bars. */
function brush(box) {
  let begun = null;
  const time = (event) => document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-time]")?.dataset.time ?? null;
  const mark = (from, to) => box.querySelectorAll("[data-time]").forEach((bar) => bar.classList.toggle("chosen", from !== null && bar.dataset.time >= from && bar.dataset.time <= to));
  const ends = (event) => [begun, time(event) ?? begun].sort();
  box.addEventListener("dragstart", (event) => event.preventDefault());
  box.addEventListener("pointerdown", (event) => {
    begun = event.button === 0 ? time(event) : null;
  });
  box.addEventListener("pointermove", (event) => begun && mark(...ends(event)));
  addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const [from, to] = ends(event);
    begun = null;
    mark(null, null);
    if (from !== to) location.assign(toward(from, to));
  });
}
