// SPDX-License-Identifier: Apache-2.0
// Opens and closes dialogs; the focus goes back to where it came from, which the browser sees to.

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
}

function within(event, box) {
  const across = event.clientX >= box.left && event.clientX <= box.right;
  return across && event.clientY >= box.top && event.clientY <= box.bottom;
}
