// SPDX-License-Identifier: Apache-2.0
// Opens and closes dialogs. The focus goes to the first field, so that a reason can be typed at once; back to where it came from, the browser sees to.

const FIELD = "form :is(input:not([type=hidden]), select, textarea):not(:disabled)";

/** Listen for `[data-open]` (the id of a dialog) and `[data-close]`. */
export function begin() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest?.("[data-open]");
    if (opener) open(document.getElementById(opener.dataset.open));
    event.target.closest?.("[data-close]")?.closest("dialog")?.close();
    // a press beside it closes it, unless something has been typed in it
    if (event.target instanceof HTMLDialogElement && !event.target.querySelector("form.changed")) {
      if (!within(event, event.target.getBoundingClientRect())) event.target.close();
    }
  });
}

/**
 * Open a dialog, after telling it (`sanad:open`), so that it can fill itself.
 * @param {HTMLDialogElement|null} dialog
 */
export function open(dialog) {
  if (!dialog || dialog.open) return;
  for (const menu of document.querySelectorAll("[popover]:popover-open")) menu.hidePopover();
  dialog.dispatchEvent(new CustomEvent("sanad:open"));
  dialog.showModal();
  // without this the browser takes the button that closes it, and the first blank of a sentence would press that
  if (!dialog.contains(document.activeElement.closest("[autofocus]"))) dialog.querySelector(FIELD)?.focus();
}

function within(event, box) {
  const across = event.clientX >= box.left && event.clientX <= box.right;
  return across && event.clientY >= box.top && event.clientY <= box.bottom;
}
