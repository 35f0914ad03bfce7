// SPDX-License-Identifier: Apache-2.0
// Keys: whatever declares one by `data-key` is pressed by it. `g d` is `g` and then `d`. The list under `?` is made from what the page declares.
// Single keys can be switched off in that list (WCAG 2.1.4), for those who speak to their computer.

const BETWEEN_MS = 1500;
const OFF = "keys-off";
let before = "";
let at = 0;

/** Listen to the keyboard, and fill the list of keys whenever it opens. */
export function begin() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Escape") return leave(event);
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (localStorage.getItem(OFF) && event.key !== "?") return;
    const element = meant(event);
    if (!element) return;
    event.preventDefault();
    before = ""; // a key that did something begins no other
    press(element);
  });
  document.getElementById("keys")?.addEventListener("sanad:open", (event) => fill(event.target));
}

/** Tell whether what has the focus takes letters. @param {EventTarget} target @returns {boolean} */
export function typing(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName);
}

/** Return what the key stands for, alone or after the one before it. */
function meant(event) {
  const two = `${before} ${event.key}`;
  const waited = event.timeStamp - at;
  [before, at] = [event.key, event.timeStamp];
  return (waited < BETWEEN_MS && declared(two)) || declared(event.key);
}

/** Return the element that declares a key: in the open dialog, else beside the focus, else the first that can be pressed. */
function declared(key) {
  const all = pressable(`[data-key="${CSS.escape(key)}"]`);
  const near = document.activeElement?.closest("figure, form, section, tr, li");
  return all.find((each) => near?.contains(each)) ?? all[0];
}

/** Return what can be pressed now, what is seen first: of what is hidden only that which leads somewhere or opens something, never what sends. */
function pressable(selector) {
  const root = document.querySelector("dialog[open]") ?? document;
  const all = [...root.querySelectorAll(selector)].filter((each) => !each.disabled && each.getAttribute("aria-disabled") !== "true");
  const seen = all.filter((each) => each.checkVisibility());
  return [...seen, ...all.filter((each) => !seen.includes(each) && each.matches("a[href], [popovertarget]"))];
}

function press(element) {
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, select")) {
    element.focus();
    element.select?.();
  } else {
    element.focus();
    element.click();
  }
}

/** Close what is open, else leave the field. */
function leave(event) {
  if (document.querySelector("dialog[open]")) return;
  if (typing(event.target)) event.target.blur();
}

/** Write the list of keys: those that the page declares, then those of lists and values, where it has any. */
function fill(dialog) {
  const rows = new Map();
  for (const element of pressable("[data-key]")) {
    const label = element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? words(element);
    if (label && !rows.has(element.dataset.key)) rows.set(element.dataset.key, label);
  }
  for (const [key, label, needs] of JSON.parse(dialog.dataset.listKeys)) {
    if (!rows.has(key) && document.querySelector(needs)) rows.set(key, label);
  }
  const list = dialog.querySelector(".keys");
  list.replaceChildren(...[...rows].map(([key, label]) => row(key, label)));
  const off = dialog.querySelector("[data-keys-off]");
  off.checked = !localStorage.getItem(OFF);
  off.onchange = () => (off.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1"));
}

function row(key, label) {
  const [div, term, meaning] = ["div", "dt", "dd"].map((name) => document.createElement(name));
  for (const part of key.split(" ")) {
    const kbd = document.createElement("kbd");
    kbd.textContent = part;
    term.append(kbd, " ");
  }
  meaning.textContent = label;
  div.append(term, meaning);
  return div;
}

/** Return the words of an element without those of its key. */
export function words(element) {
  const copy = element.cloneNode(true);
  for (const kbd of copy.querySelectorAll("kbd")) kbd.remove();
  return copy.textContent.trim();
}

