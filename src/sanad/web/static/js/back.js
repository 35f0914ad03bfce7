// SPDX-License-Identifier: Apache-2.0
// A page that the browser kept whole for its back button is loaded anew: whoever signed out meanwhile, here or in another tab, sees nothing of it.

/** Look after pages that come back. */
export function begin() {
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.body.hidden = true; // until it is there anew
    location.reload();
  });
}
