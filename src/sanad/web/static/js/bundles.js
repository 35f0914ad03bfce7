// SPDX-License-Identifier: Apache-2.0
// Moves the rows of a bundle's sheet: Alt and an arrow, from any cell of the row. What is typed moves with it.

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.("[data-bundle-row]");
  if (!row || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  const other = event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (event.key === "ArrowUp") other.before(row);
  else other.after(row);
  event.target.focus();
});
