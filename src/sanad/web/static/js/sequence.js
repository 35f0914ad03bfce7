// SPDX-License-Identifier: Apache-2.0
// The documents of a list, in its order, so that `[` and `]` lead from one to the next: kept in this tab alone until another list is opened from.

const KEPT = "sequence";

/** Keep the list of this page, where it is one; show the neighbours of this document, where it came from one. */
export function begin() {
  const list = document.querySelector("[data-sequence]");
  if (list) keep(list);
  const [before, next] = [document.querySelector("[data-before-document]"), document.querySelector("[data-next-document]")];
  const all = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
  const at = all.findIndex((href) => new URL(href, location.href).pathname === location.pathname);
  if (!before || at < 0) return;
  before.closest("nav").hidden = false;
  lead(before, all[at - 1]);
  lead(next, all[at + 1]);
  document.querySelector("[data-document-count]").textContent = `${at + 1} / ${all.length}`;
}

function keep(list) {
  list.addEventListener("click", (event) => {
    if (!event.target.closest("[data-open-row]")) return;
    const seen = new Map();
    for (const link of list.querySelectorAll("[data-open-row]")) if (!seen.has(link.pathname)) seen.set(link.pathname, link.getAttribute("href"));
    sessionStorage.setItem(KEPT, JSON.stringify([...seen.values()]));
  });
}

function lead(link, href) {
  if (href) link.href = href;
  else link.removeAttribute("data-key");
  link.setAttribute("aria-disabled", String(!href));
}
