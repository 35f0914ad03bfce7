// SPDX-License-Identifier: Apache-2.0
// Keeps what was typed into a form (`data-draft`) until it is sent: in this tab alone, for this officer and this page alone. It is brought back after a lost
// connection, a reload, the back button or a session that ended, and forgotten when the form is done, or the officer signs out. A password is not kept.

import { said } from "./said.js";

const PREFIX = "draft:";
const OURS = new Set(["_key", "_seen"]);
/** Form → the name under which it is kept. */
const kept = new WeakMap();

/** Look after the forms within `root` that say so. @param {ParentNode} root */
export function start(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    if (kept.has(form) || form.querySelector("input[type=password]")) continue;
    kept.set(form, nameOf(form));
    restore(form);
    form.addEventListener("input", () => keep(form));
    form.addEventListener("reset", () => forget(form));
  }
}

addEventListener("beforeunload", (event) => {
  if (document.querySelector("form.changed")) event.preventDefault();
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-act]")) forget(event.target);
  if (event.target.getAttribute("action") === "/sign-out") for (const name of Object.keys(sessionStorage)) if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
});

/** Forget what was kept of a form. @param {HTMLFormElement} form */
export function forget(form) {
  form.classList.remove("changed");
  sessionStorage.removeItem(kept.get(form));
}

function nameOf(form) {
  return `${PREFIX}${document.body.dataset.officer}:${location.pathname}:${form.dataset.draft || told(form)}`;
}

/** Return what tells a form that has no name from the others of its page: where it goes, what it is about, what it asks. */
function told(form) {
  const asks = [...form.elements].filter((each) => each.name && !OURS.has(each.name) && each.type !== "submit");
  return [form.getAttribute("action"), ...asks.map((each) => (each.type === "hidden" ? `${each.name}=${each.value}` : each.name))].join(" ");
}

function keep(form) {
  form.classList.add("changed");
  const typed = [...new FormData(form)].filter(([field, value]) => !OURS.has(field) && typeof value === "string");
  sessionStorage.setItem(kept.get(form), JSON.stringify(typed));
}

function restore(form) {
  const text = sessionStorage.getItem(kept.get(form));
  if (!text) return;
  const typed = new Map();
  for (const [field, value] of JSON.parse(text)) typed.set(field, [...(typed.get(field) ?? []), value]);
  for (const element of form.elements) {
    if (!element.name || OURS.has(element.name)) continue;
    const values = typed.get(element.name) ?? [];
    if (element.type === "checkbox" || element.type === "radio") element.checked = values.includes(element.value);
    else if (element.type !== "hidden" && element.type !== "file" && values.length) element.value = values.shift();
  }
  form.classList.add("changed");
  tell(form);
}

function tell(form) {
  const [note, drop] = [document.createElement("p"), document.createElement("button")];
  note.className = "flash";
  note.setAttribute("role", "status");
  note.textContent = `${said("draft")} `;
  drop.type = "button";
  drop.className = "plain";
  drop.textContent = said("forget");
  drop.addEventListener("click", () => {
    form.reset();
    note.remove();
  });
  note.append(drop);
  form.prepend(note);
}
