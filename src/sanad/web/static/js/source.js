// SPDX-License-Identifier: Apache-2.0
// The source of a value: the quoted words, the place, the grade, who entered it. Opened by a press on its mark, by resting on it, or by `.`.
// The office answers `/c/{compartment}/source?of=…` with a piece of HTML. Looking is recorded, so passing over a mark opens nothing.

import { typing } from "./keys.js";
import { said } from "./said.js";

const REST_MS = 450;
const known = new Map(); // what was fetched on this page
let box, mark, resting;

/** Listen for source marks. */
export function begin() {
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-source]");
    if (pressed) show(pressed, true);
  });
  document.addEventListener("pointerover", (event) => {
    clearTimeout(resting);
    const under = event.pointerType === "mouse" && event.target.closest?.("[data-source]");
    if (under) resting = setTimeout(() => show(under, false), REST_MS);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "." || typing(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const near = document.activeElement?.closest("[data-row], dd, p, section") ?? document.querySelector("[data-row].here");
    const found = near?.querySelector("[data-source]");
    if (!found) return;
    event.preventDefault();
    show(found, true);
  });
}

async function show(of, focus) {
  hide();
  mark = of;
  box = document.createElement("div");
  box.className = "popover";
  box.popover = "auto";
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", of.getAttribute("aria-label"));
  box.tabIndex = -1;
  box.textContent = said("loading");
  of.after(box);
  box.addEventListener("toggle", (event) => event.newState === "closed" && hide());
  of.setAttribute("aria-expanded", "true");
  box.showPopover();
  place();
  if (focus) box.focus();
  const mine = box;
  const html = await fetched(of.dataset.source);
  if (mine !== box) return;
  if (html === null) box.textContent = said("failed");
  else box.innerHTML = html; // made by our own templates, every value in it escaped
  place();
}

function hide() {
  if (!box) return;
  const [was, of, held] = [box, mark, box.contains(document.activeElement)];
  box = mark = null;
  was.remove();
  of.setAttribute("aria-expanded", "false");
  if (held) of.focus();
}

async function fetched(of) {
  if (known.has(of)) return known.get(of);
  const address = `/c/${document.body.dataset.compartment}/source?of=${encodeURIComponent(of)}`;
  const answer = await fetch(address, { headers: { "sanad-part": "1" } }).catch(() => null);
  if (!answer?.ok) return null;
  known.set(of, await answer.text());
  return known.get(of);
}

/** Put the box beneath its mark, within the window. */
function place() {
  const at = mark.getBoundingClientRect();
  const [wide, high] = [box.offsetWidth, box.offsetHeight];
  const left = Math.max(8, Math.min(at.left, innerWidth - wide - 8));
  const below = at.bottom + 4 + high < innerHeight || at.top < high;
  box.style.left = `${left + scrollX}px`;
  box.style.top = `${(below ? at.bottom + 4 : at.top - high - 4) + scrollY}px`;
}
