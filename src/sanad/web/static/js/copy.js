// SPDX-License-Identifier: Apache-2.0
// Copies ids, digests and numbers whole.

import { said } from "./said.js";

/** Listen for `[data-copy]`. */
export function begin() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    await copy(button.dataset.copy);
    const label = button.getAttribute("aria-label");
    button.setAttribute("aria-label", said("copied"));
    button.classList.add("copied");
    setTimeout(() => {
      button.setAttribute("aria-label", label);
      button.classList.remove("copied");
    }, 1500);
  });
}

/** Put `text` on the clipboard; where the page came over plain HTTP from another machine, the old way. @param {string} text */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "said";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
