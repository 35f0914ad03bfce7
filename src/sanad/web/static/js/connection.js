// SPDX-License-Identifier: Apache-2.0
// Says in the bar when the connection is gone, and on paper when and where it was printed.

import { said } from "./said.js";

/** Look after the connection and the print. */
export function begin() {
  const place = document.querySelector("[data-connection]");
  if (place) {
    addEventListener("offline", () => (place.textContent = said("offline")));
    addEventListener("online", () => {
      place.textContent = said("online");
      setTimeout(() => (place.textContent = ""), 4000);
    });
    if (!navigator.onLine) place.textContent = said("offline");
  }
  addEventListener("beforeprint", () => {
    const printed = document.querySelector("[data-printed]");
    if (printed) printed.textContent = `${withOffset(new Date())} · ${location.pathname}`;
  });
}

/** Return a time to the minute with its offset, as `2026-03-01 14:05 +0500`. @param {Date} at @returns {string} */
function withOffset(at) {
  const two = (n) => String(Math.trunc(n)).padStart(2, "0");
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const east = -at.getTimezoneOffset();
  const offset = `${east < 0 ? "-" : "+"}${two(Math.abs(east) / 60)}${two(Math.abs(east) % 60)}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())} ${offset}`;
}
