// SPDX-License-Identifier: Apache-2.0
// The template editor: a digit on the field of a column chooses what it is, and the next column has the focus.

document.querySelector("[data-template]")?.addEventListener("keydown", (event) => {
  const field = event.target;
  if (!field.matches("[data-column]") || !/^[1-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  field.selectedIndex = Number(event.key);
  const every = [...document.querySelectorAll("[data-column]")];
  every[every.indexOf(field) + 1]?.focus();
});
