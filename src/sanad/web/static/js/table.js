// SPDX-License-Identifier: Apache-2.0
// A table of any length, of which only what is looked at exists: pages of rows are fetched as they are scrolled to, and let go when far away.
// The page may bring the first of them. The office answers `data-long?from=N&most=M` with <tr> rows, in the order that the whole has; row N is the Nth of `data-of`.

import { count, said } from "./said.js";

const PAGE = 50; // AT_ONCE of sanad.web.paged
const KEEP = 8; // pages
const LEAST = 12; // rows: a box that is as high as what it holds begins with none
const TALLEST_PX = 8_000_000; // browsers lay out no more than some 16 to 33 million

/** Fill the table in `box` (templates/kit/lists.html, long_table). @param {HTMLElement} box */
export function start(box) {
  new LongTable(box, Number(box.dataset.of), (from, most) => fetched(box.dataset.long, from, most)).draw();
}

/** Rows from `from` on as the office has them. */
async function fetched(long, from, most) {
  const address = new URL(long, location.href);
  address.searchParams.set("from", String(from));
  address.searchParams.set("most", String(most));
  const answer = await fetch(address, { headers: { "sanad-part": "1" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const made = document.createElement("template");
  made.innerHTML = `<table><tbody>${await answer.text()}</tbody></table>`;
  return [...made.content.querySelectorAll("tr")];
}

export class LongTable {
  /** @param {HTMLElement} box @param {number} of @param {(from: number, most: number) => Promise<HTMLTableRowElement[]>} give */
  constructor(box, of, give) {
    [this.box, this.of, this.give] = [box, of, give];
    box.dataset.virtual = ""; // it keeps its height (css/narrow.css)
    this.body = box.querySelector("tbody");
    this.wide = box.querySelectorAll("thead th").length;
    this.says = box.nextElementSibling;
    this.pages = new Map(this.body.rows.length ? [[0, [...this.body.rows].map(numbered)]] : []);
    [this.before, this.after] = [this.space(), this.space()];
    this.high = 30; // of a row, until one was measured
    this.drawn = "";
    box.addEventListener("scroll", () => this.soon(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(box);
  }

  /** Show other rows: so many of them, from the first on. */
  renew(of) {
    this.of = of;
    this.pages = new Map();
    this.drawn = "";
    this.box.scrollTop = 0;
    this.box.querySelector("table").setAttribute("aria-rowcount", String(of + 1));
    this.draw();
  }

  /** Draw anew; where it became wider or narrower, rows are of another height. */
  resized() {
    if (this.box.clientWidth !== this.width) this.measured = false;
    this.width = this.box.clientWidth;
    this.soon();
  }

  /** Draw once before the next picture, however often it was asked. */
  soon() {
    this.asked ??= requestAnimationFrame(() => {
      this.asked = undefined;
      this.draw();
    });
  }

  /** Where all rows would be taller than a browser can lay out, one pixel stands for more. */
  get scale() {
    return Math.max(1, (this.of * this.high) / TALLEST_PX);
  }

  /** Show the rows that are looked at, with a screen before and after. What is seen stays where it is: it is not taken out, so that the browser anchors it. */
  draw() {
    const seen = Math.max(LEAST, Math.ceil(this.box.clientHeight / this.high));
    const [at, to] = this.seen();
    const top = Math.min(at ?? Math.floor((this.box.scrollTop * this.scale) / this.high), Math.max(0, this.of - seen));
    const [first, last] = [Math.max(0, top - seen), Math.min(this.of, top + 2 * seen)];
    const pages = range(Math.floor(first / PAGE), Math.ceil(last / PAGE));
    this.tell(top, to ?? Math.min(this.of, top + seen));
    for (const page of pages) this.fetch(page);
    const now = `${first}-${last}-${pages.filter((page) => this.pages.get(page)?.length).join()}`;
    if (now === this.drawn) return;
    this.drawn = now;
    const rows = range(first, last).map((row) => this.row(row));
    this.before.firstChild.style.blockSize = `${Math.max(0, (top * this.high) / this.scale - (top - first) * this.high)}px`;
    this.after.firstChild.style.blockSize = `${Math.max(0, ((this.of - top) * this.high) / this.scale - (last - top) * this.high)}px`;
    const ends = this.box.scrollTop + this.box.clientHeight >= this.box.scrollHeight - 1;
    this.hold([this.before, ...rows, this.after]);
    if (ends && top) this.box.scrollTop = this.box.scrollHeight; // who went to the end is at the end, however high its rows are
    requestAnimationFrame(() => this.measure(rows)); // when they are named, if they fold (fold.js)
  }

  /** The first row that is seen and the one after the last; neither where one has moved to where no row is drawn. */
  seen() {
    const { top, bottom } = this.box.getBoundingClientRect();
    const rows = [...this.body.querySelectorAll("tr[aria-rowindex]")].map((row) => [Number(row.getAttribute("aria-rowindex")) - 2, row.getBoundingClientRect()]);
    const shown = rows.filter(([, place]) => place.bottom > top + 1 && place.top < bottom - 1);
    return shown.length ? [shown[0][0], shown.at(-1)[0] + 1] : [];
  }

  /** Let the body hold some rows, without moving those that it holds already. */
  hold(rows) {
    const kept = new Set(rows);
    for (const each of [...this.body.children]) if (!kept.has(each)) each.remove();
    let at = this.body.firstChild;
    for (const each of rows) {
      if (each === at) at = at.nextSibling;
      else this.body.insertBefore(each, at);
    }
  }

  row(row) {
    const found = this.pages.get(Math.floor(row / PAGE))?.[row % PAGE];
    if (found) return found;
    const empty = document.createElement("tr");
    const cell = empty.appendChild(document.createElement("td"));
    cell.colSpan = this.wide;
    cell.className = "quiet";
    cell.textContent = "…";
    return numbered(empty, row);
  }

  space() {
    const [spacer, cell] = [document.createElement("tr"), document.createElement("td")];
    spacer.className = "spacer";
    spacer.setAttribute("aria-hidden", "true");
    cell.colSpan = this.wide;
    spacer.append(cell);
    return spacer;
  }

  measure(rows) {
    const filled = rows.filter((row) => row.isConnected && row.cells.length > 1);
    if (this.measured || !filled.length) return;
    this.measured = true;
    this.high = filled.reduce((sum, row) => sum + row.offsetHeight, 0) / filled.length || this.high;
    this.soon();
  }

  async fetch(page) {
    const pages = this.pages;
    if (pages.has(page)) return;
    pages.set(page, []);
    try {
      const rows = await this.give(page * PAGE, PAGE);
      pages.set(page, rows.map((row, n) => numbered(row, page * PAGE + n)));
    } catch {
      pages.delete(page);
      this.says.textContent = said("failed");
      return;
    }
    if (pages.size > KEEP) pages.delete(pages.keys().next().value);
    this.soon();
  }

  tell(from, to) {
    this.says.textContent = said("rows", { from: count(this.of ? from + 1 : 0), to: count(to), of: count(this.of) });
  }
}

/** Say which row of the whole this is; the head is row 1 (WAI-ARIA 1.2, aria-rowindex). */
function numbered(row, index) {
  row.setAttribute("aria-rowindex", String(index + 2));
  return row;
}

function range(from, to) {
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n);
}
