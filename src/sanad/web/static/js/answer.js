// SPDX-License-Identifier: Apache-2.0
// An answer of the records: its table, of which only what is looked at exists, and linked panes over its rows. What is pressed in a pane or typed leaves
// the rows that it stands for, in the table and in every other pane; the address holds it, so that links, the way back and exports show the same
// (web/narrowing.py reads it likewise). Arrow keys go through the fields of a pane, Enter presses.

import { count } from "./said.js";
import { LongTable } from "./table.js";
import { row } from "./panes/row.js";

const ONLY = "only.";
const data = JSON.parse(document.getElementById("answer-data").textContent);
const every = data.rows.map(named);
const heads = new Map([...document.querySelectorAll("#answer thead th")].map((head, at) => [data.columns[at], head.textContent]));
const place = document.getElementById("narrowing");
const words = document.getElementById("narrow");
const table = new LongTable(document.getElementById("answer").closest(".table-box"), 0, async (from, most) => left.slice(from, from + most).map(({ index }) => row(data.rows[index])));
const TESTS = {
  slot: (each, value) => `${value.startsWith("-") ? "-" : each.day} ${each.hour}` === value,
  month: (each, value) => each.at.startsWith(value),
  party: (each, value) => each.payer === value || each.payee === value,
  words: (each, value) => lower(value).split(/\s+/).every((word) => each.text.includes(word)),
};
let chosen = read();
let left = every;
let panes = [];
let drawn = null; // what the table shows: it stays where one has scrolled to while that is the same

begin();

async function begin() {
  document.querySelectorAll("#answer-pager, .chips-given").forEach((each) => each.remove());
  words.addEventListener("input", () => {
    choose({ words: words.value.trim() }, "replaceState", true);
  });
  document.addEventListener("click", press);
  document.addEventListener("keydown", goThrough);
  addEventListener("popstate", () => ([chosen] = [read()], draw()));
  addEventListener("resize", () => draw()); // panes are drawn as wide as their boxes are
  draw();
  const found = [...document.querySelectorAll("[data-pane]")];
  panes = await Promise.all(found.map(async (box) => ({ box, made: await import(`./panes/${box.dataset.pane}.js`) })));
  draw();
}

/** A row by the names of its columns; `day` 0 is Monday, on the wall clock as the answer tells it. */
function named(cells, index) {
  const each = Object.fromEntries(data.columns.map((column, at) => [column, cells[at]]));
  const time = /^\d{4}-\d\d-\d\d/.test(each.at ?? "") && new Date(`${each.at.replace(" ", "T")}:00Z`);
  Object.assign(each, { index, text: lower(cells.join(" ")) });
  return time ? Object.assign(each, { time: time.getTime(), day: (time.getUTCDay() + 6) % 7, hour: time.getUTCHours() }) : each;
}

function lower(text) {
  return text.toLocaleLowerCase();
}

/** What the address says is chosen. */
function read() {
  return new Map([...new URLSearchParams(location.search)].filter(([name]) => name.startsWith(ONLY)).map(([name, value]) => [name.slice(ONLY.length), value]));
}

/** Leave the rows that hold some values; what is chosen already is let go, unless it `stays`. */
function choose(values, how = "pushState", stays = false) {
  const pairs = Object.entries(values);
  const gone = !stays && pairs.every(([name, value]) => chosen.get(name) === value);
  for (const [name, value] of pairs) gone || !value ? chosen.delete(name) : chosen.set(name, value);
  history[how](null, "", address());
  draw();
}

function address() {
  const at = new URL(location.href);
  for (const name of [...at.searchParams.keys()]) if (name.startsWith(ONLY) || name === "after") at.searchParams.delete(name);
  for (const [name, value] of chosen) at.searchParams.set(ONLY + name, value);
  return at;
}

function holds(each, but = []) {
  return [...chosen].every(([name, value]) => but.includes(name) || (TESTS[name]?.(each, value) ?? each[name] === value));
}

function press(event) {
  const field = event.target.closest?.("[data-only]");
  if (field) choose(Object.fromEntries(new URLSearchParams(field.dataset.only)));
  if (event.target.closest?.("[data-everything]")) {
    chosen.clear();
    choose({});
  }
}

/** Draw each pane from the rows that the others leave, and the table from those that all leave. */
function draw() {
  left = every.filter((each) => holds(each));
  const here = document.activeElement?.closest?.("[data-only]");
  const [box, value] = [here?.closest("[data-pane]"), here?.dataset.only];
  const given = { ...data, every, chosen, choose };
  for (const pane of panes) pane.made.draw(pane.box, chosen.size ? every.filter((each) => holds(each, pane.made.own)) : every, given);
  for (const { box: pane } of panes) pane.querySelector("[data-only]")?.setAttribute("tabindex", "0");
  if (box) [...box.querySelectorAll("[data-only]")].find((each) => each.dataset.only === value)?.focus({ preventScroll: true });
  const now = JSON.stringify([...chosen]);
  if (now !== drawn) table.renew(left.length);
  drawn = now;
  tell();
}

/** Say what is chosen, each with what lets it go, and how many rows that leaves. */
function tell() {
  if (document.activeElement !== words) words.value = chosen.get("words") ?? "";
  const chips = [...chosen].map(([name, value]) => chip(heads.get(name) ?? place.dataset[name] ?? name, name, value));
  place.querySelector(".chips").replaceChildren(...chips);
  place.querySelector("[data-left]").textContent = place.dataset.left.replace("{n}", count(left.length)).replace("{of}", count(every.length));
  for (const button of document.querySelectorAll("[data-everything]")) button.disabled = !chosen.size;
  for (const form of document.querySelectorAll(".drop form")) {
    for (const old of form.querySelectorAll(`input[name^="${ONLY}"]`)) old.remove();
    for (const [name, value] of chosen) form.prepend(Object.assign(document.createElement("input"), { type: "hidden", name: ONLY + name, value }));
  }
}

function chip(label, name, value) {
  const made = document.getElementById("chip").content.firstElementChild.cloneNode(true);
  const [says, button] = [made.querySelector("span"), made.querySelector("button")];
  const shown = name === "slot" ? slot(value) : value;
  says.append(`${label}: `, Object.assign(document.createElement("bdi"), { textContent: shown }));
  button.setAttribute("aria-label", button.dataset.label.replace("{label}", label).replace("{text}", shown));
  button.dataset.only = new URLSearchParams({ [name]: value });
  return made;
}

function slot(value) {
  const [day, hour] = value.split(" ");
  const name = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", timeZone: "UTC" });
  return `${day === "-" ? "" : name.format(new Date(Date.UTC(2024, 0, 1 + Number(day))))} ${hour.padStart(2, "0")}:00`.trim();
}

function goThrough(event) {
  const field = event.target.closest?.("[data-pane] [data-only]");
  if (!field || field.matches("button")) return;
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" || event.key === " ") [event.preventDefault(), press(event)];
  if (!step) return;
  event.preventDefault();
  const all = [...field.closest("[data-pane]").querySelectorAll("[data-only]")];
  const next = all[(all.indexOf(field) + step + all.length) % all.length];
  field.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}
