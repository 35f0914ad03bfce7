// SPDX-License-Identifier: Apache-2.0
// A field that names an entry of the register, or an officer: what is typed is looked for among names, and each that is found is told by what tells it from a namesake.
// The field then holds its id, and its name stands beneath. Whoever knows the id types it. A field of several (`data-pick-several`) holds ids between blanks:
// what is typed behind them is looked for. A name has no digit, and every id has one.

import { said } from "./said.js";

const PAUSE_MS = 120;
const IDS = /^(?:\s*[^\s,]*\d[^\s,]*[\s,]+)*/;
let next = 0;

/** Bring a field to life: `data-pick` is the address that suggests. @param {HTMLInputElement} field */
export function start(field) {
  if (field.hasAttribute("role")) return;
  new Pick(field);
}

class Pick {
  constructor(field) {
    this.field = field;
    this.list = document.createElement("ul");
    this.list.className = "pick-list";
    this.list.role = "listbox";
    this.list.hidden = true;
    this.list.id = `pick-${next++}`;
    this.list.setAttribute("aria-label", field.labels[0]?.textContent ?? said("subject"));
    field.after(this.list);
    if (!field.closest(".pick")) field.parentElement.classList.add("pick");
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-autocomplete", "list");
    this.tell(false);
    field.addEventListener("input", () => this.soon());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const at = [...this.list.children].indexOf(event.target.closest("[role=option]"));
      if (at >= 0) this.take(at);
    });
  }

  soon() {
    clearTimeout(this.waiting);
    this.picked("");
    this.stale = true; // what is listed is for what was typed before
    this.waiting = setTimeout(() => this.ask(), PAUSE_MS);
  }

  /** The ids that the field holds already; empty where it takes one. */
  get before() {
    return "pickSeveral" in this.field.dataset ? IDS.exec(this.field.value)[0] : "";
  }

  get text() {
    return this.field.value.slice(this.before.length).trim();
  }

  async ask() {
    const text = this.text;
    if (!text) return this.close();
    const answer = await fetch(`${this.field.dataset.pick}?text=${encodeURIComponent(text)}`).catch(() => null);
    if (!answer?.ok || text !== this.text) return;
    this.found = await answer.json();
    const whole = this.found.findIndex((each) => each.id.toLowerCase() === text.toLowerCase());
    [this.at, this.stale] = [Math.max(0, whole), false]; // an id that was typed whole is meant
    this.list.replaceChildren(...this.found.map((each, n) => option(each, `${this.list.id}-${n}`)));
    if (!this.found.length) {
      const none = this.list.appendChild(document.createElement("li"));
      none.className = "quiet";
      none.textContent = said("nothing");
    }
    this.list.style.insetBlockStart = `${this.field.offsetTop + this.field.offsetHeight}px`;
    this.list.hidden = false;
    this.tell(true);
    this.mark();
  }

  key(event) {
    if (this.stale && this.text && ["Enter", "Tab"].includes(event.key)) return this.hurry(event);
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) this.at = (this.at + step + this.found.length) % this.found.length;
    else if ((event.key === "Enter" || event.key === "Tab") && this.found.length) this.take(this.at);
    else if (event.key === "Escape") this.close();
    else return;
    if (event.key !== "Tab") event.preventDefault();
    event.stopPropagation();
    this.mark();
  }

  /** Whoever types fast takes the first of what is found for all that was typed, not for a part of it. */
  async hurry(event) {
    if (event.key === "Enter") event.preventDefault();
    clearTimeout(this.waiting);
    this.stale = false;
    await this.ask();
    if (this.found?.length) this.take(this.at);
    else if (document.activeElement !== this.field) this.close();
  }

  take(at) {
    const chosen = this.found[at];
    this.field.value = `${this.before}${chosen.id}${"pickSeveral" in this.field.dataset ? " " : ""}`;
    this.stale = false;
    this.picked([chosen.name, ...chosen.facts].join(" · "));
    this.close();
    this.field.dispatchEvent(new CustomEvent("sanad:picked", { bubbles: true, detail: chosen }));
  }

  picked(text) {
    const place = this.field.closest(".pick")?.querySelector("[data-picked]");
    if (place) place.textContent = text;
  }

  mark() {
    [...this.list.children].forEach((each, n) => each.setAttribute("aria-selected", String(n === this.at)));
    if (this.found?.length) this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.at}`);
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  close() {
    clearTimeout(this.waiting);
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
    this.tell(false);
  }

  tell(open) {
    this.field.setAttribute("aria-expanded", String(open));
  }
}

function option({ id, name, facts }, of) {
  const made = document.createElement("li");
  [made.role, made.id] = ["option", of];
  const told = [[name, ""], [id, name ? "id quiet" : "id"], ...facts.map((fact) => [fact, "quiet"])];
  for (const [text, kind] of told.filter(([text]) => text)) {
    const value = made.appendChild(document.createElement("bdi"));
    [value.textContent, value.className] = [text, kind];
  }
  return made;
}
