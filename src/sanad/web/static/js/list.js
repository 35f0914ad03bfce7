// SPDX-License-Identifier: Apache-2.0
// Goes through lists by `j` and `k`, opens by Enter, selects by `x` and up to here by Shift+X. A row is whatever carries `data-row`.

import { typing } from "./keys.js";
import { count, said } from "./said.js";

let last = null; // the row last selected: where a range begins

/** Listen to the keyboard and to the tick boxes. */
export function begin() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]") || localStorage.getItem("keys-off")) return;
    if (act(event.key, event.target)) event.preventDefault();
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-tick-all]")) all(event.target);
    if (event.target.matches?.("[data-tick], [data-tick-all]")) tell();
  });
  document.addEventListener("focusin", (event) => mark(event.target.closest?.("[data-row]")));
}

/** Do what a key means in a list; tell whether it meant anything. */
function act(key, target) {
  const rows = [...document.querySelectorAll("main [data-row]")].filter((row) => row.checkVisibility());
  const here = rows.findIndex((row) => row.classList.contains("here"));
  if (key === "j" || key === "k") return go(rows[Math.min(rows.length - 1, Math.max(0, here + (key === "j" ? 1 : -1)))]);
  const row = rows[here];
  if (!row) return false;
  if (key === "Enter" && target === row) return press(row.querySelector("[data-open-row], a[href]"));
  if (key === "x") return select(row, !row.querySelector("[data-tick]")?.checked);
  if (key === "X") {
    const [from, to] = [rows.indexOf(last), here].sort((a, b) => a - b);
    return rows.slice(Math.max(0, from), to + 1).map((each) => select(each, true)).some(Boolean);
  }
  return false;
}

function go(row) {
  if (!row) return false;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  return true;
}

function mark(row) {
  if (!row) return;
  for (const each of document.querySelectorAll("[data-row].here")) each.classList.remove("here");
  row.classList.add("here");
}

function press(link) {
  link?.click();
  return Boolean(link);
}

/** Tick every row of the table, or none. */
function all(head) {
  for (const tick of head.closest("table").querySelectorAll("[data-tick]")) tick.checked = head.checked;
}

function select(row, on) {
  const tick = row.querySelector("[data-tick]");
  if (!tick) return false;
  tick.checked = on;
  last = row;
  tell();
  return true;
}

/** Show what can be done with the rows that are selected, how many they are, and which. */
function tell() {
  const ticked = [...document.querySelectorAll("[data-tick]:checked")];
  for (const head of document.querySelectorAll("[data-tick-all]")) {
    const left = head.closest("table").querySelectorAll("[data-tick]:not(:checked)").length;
    head.checked = ticked.length > 0 && !left;
    head.indeterminate = ticked.length > 0 && left > 0;
  }
  for (const bar of document.querySelectorAll("[data-bulk]")) {
    bar.classList.toggle("some", ticked.length > 0);
    bar.querySelector("[data-selected]").textContent = said("selected", { n: count(ticked.length) });
    for (const list of bar.querySelectorAll("[data-chosen]")) list.replaceChildren(...ticked.map(named));
  }
}

/** Return a line that names what a tick box stands for: its id, and the words that open it. */
function named(tick) {
  const [line, id, words] = ["li", "bdi", "bdi"].map((name) => document.createElement(name));
  id.className = "id quiet";
  id.textContent = tick.value;
  words.textContent = tick.closest("[data-row]").querySelector("[data-open-row]")?.textContent ?? "";
  line.append(id, " ", words);
  return line;
}
