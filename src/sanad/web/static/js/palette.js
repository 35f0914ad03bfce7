// SPDX-License-Identifier: Apache-2.0
// The command palette (Ctrl+K): sections and actions of this page, and what the office suggests for what is typed: subjects, exhibits, requests.
// The office answers `?text=…` with JSON: a list of {href, name, facts: [text]}; each is shown with what tells it from a namesake.

import { open } from "./dialog.js";
import { words } from "./keys.js";
import { said } from "./said.js";

const PAUSE_MS = 180;
const MOST = 12;
let dialog, field, list, found = [], chosen = 0, asked = 0;

/** Listen for Ctrl+K. */
export function begin() {
  dialog = document.getElementById("palette");
  if (!dialog) return;
  [field, list] = [dialog.querySelector("input"), dialog.querySelector("ul")];
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open(dialog);
    }
  });
  dialog.addEventListener("sanad:open", () => {
    field.value = "";
    show(own(""));
  });
  field.addEventListener("input", () => look(field.value));
  field.addEventListener("keydown", move);
  list.addEventListener("click", (event) => take([...list.children].indexOf(event.target.closest("li"))));
}

/** Return the sections and actions whose words hold `text`. */
function own(text) {
  const all = [...document.querySelectorAll("nav.side a[href], main [data-key], main .head a[href]")].map((element) => ({
    name: element.dataset.keyLabel ?? words(element),
    kind: said(element.closest("nav.side") ? "section" : "action"),
    go: () => element.click(),
  }));
  const wanted = text.trim().toLowerCase();
  return all.filter((each) => each.name.toLowerCase().includes(wanted)).slice(0, MOST);
}

/** Show what the page has at once, and what the office suggests when the typing pauses. */
function look(text) {
  const mine = ++asked;
  show(own(text));
  if (!dialog.dataset.finds || text.trim().length < 2) return;
  setTimeout(async () => {
    if (mine !== asked) return;
    const answer = await fetch(`${dialog.dataset.finds}?text=${encodeURIComponent(text)}`, { headers: { accept: "application/json" } }).catch(() => null);
    if (mine !== asked || !answer?.ok) return;
    const suggested = (await answer.json()).map((each) => ({
      name: each.name,
      kind: (each.facts ?? []).join(" · ") || said("subject"),
      go: () => location.assign(each.href),
    }));
    show([...own(text), ...suggested].slice(0, 2 * MOST));
  }, PAUSE_MS);
}

function show(all) {
  found = all;
  list.replaceChildren(...all.map((each, index) => option(each, index)));
  if (!all.length) {
    const none = document.createElement("li");
    none.setAttribute("role", "option");
    none.setAttribute("aria-disabled", "true");
    none.textContent = said("nothing");
    list.append(none);
  }
  choose(0);
}

function option(each, index) {
  const [item, name, kind] = ["li", "bdi", "bdi"].map((tag) => document.createElement(tag));
  item.id = `palette-${index}`;
  item.setAttribute("role", "option");
  name.textContent = each.name;
  kind.textContent = each.kind;
  kind.className = "quiet";
  item.append(name, kind);
  return item;
}

function choose(index) {
  chosen = found.length ? (index + found.length) % found.length : 0;
  [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen && found.length > 0)));
  field.setAttribute("aria-activedescendant", found.length ? `palette-${chosen}` : "");
  list.children[chosen]?.scrollIntoView({ block: "nearest" });
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) choose(chosen + step);
  else if (event.key === "Enter") take(chosen);
  else return;
  event.preventDefault();
}

function take(index) {
  const each = found[index];
  if (!each) return;
  dialog.close();
  each.go();
}
