// SPDX-License-Identifier: Apache-2.0
// Works on the sheet of a bundle. Rows move by Alt and an arrow from any cell, by pressing the handle, or by dragging it; what is typed moves with them.
// Exhibits that are offered are dropped onto a row, or added below the row where one was last. What a row without a tab belongs to, the office says.

const ROW = "[data-bundle-row]";
const OFFER = "text/x-sanad-exhibit";
const says = document.querySelector("[data-bundle-says]");
let last = null;
let dragged = null;

document.addEventListener("focusin", (event) => {
  last = event.target.closest?.(ROW) ?? last;
});

document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.(ROW);
  if (!row || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  move(row, event.key === "ArrowUp" ? row.previousElementSibling : row.nextElementSibling);
  event.target.focus();
});

document.addEventListener("click", (event) => {
  const offered = event.target.closest?.("[data-add]")?.closest("[data-offered]");
  if (offered) return add(offered.dataset.offered, offered.dataset.offeredName, last);
  const handle = event.target.closest?.("[data-move]");
  if (handle) {
    const row = handle.closest(ROW);
    move(row, row.previousElementSibling);
    handle.focus();
  }
});

document.addEventListener("dragstart", (event) => {
  const offered = event.target.closest?.("[data-offered]");
  dragged = event.target.closest?.("[data-move]")?.closest(ROW) ?? null;
  event.dataTransfer.effectAllowed = offered ? "copy" : "move";
  if (offered) event.dataTransfer.setData(OFFER, JSON.stringify([offered.dataset.offered, offered.dataset.offeredName]));
  else event.dataTransfer.setData("text/plain", "");
});

document.addEventListener("dragover", (event) => {
  if (event.target.closest?.(ROW) && (dragged || event.dataTransfer.types.includes(OFFER))) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const row = event.target.closest?.(ROW);
  if (!row) return;
  const offer = event.dataTransfer.getData(OFFER);
  if (!offer && !dragged) return;
  event.preventDefault();
  if (offer) add(...JSON.parse(offer), row);
  else if (dragged !== row) move(dragged, row);
  dragged = null;
});

/** Put a row where another stands: that one goes to the side from which it came. */
function move(row, other) {
  if (!other) return;
  if (row.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) other.before(row);
  else other.after(row);
  tell("moved", row);
}

/** Write an exhibit into `at` where that names nothing yet, else into an empty row, which goes below it. */
function add(sha256, name, at) {
  const empty = (row) => row && !cell(row, "item").value;
  const free = empty(at) ? at : [...document.querySelectorAll(ROW)].find((row) => empty(row) && !cell(row, "tab").value) ?? another();
  if (at && free !== at) at.after(free);
  cell(free, "item").value = sha256;
  cell(free, "title").value ||= name;
  free.querySelector("select").value = "exhibit";
  last = free;
  cell(free, "item").dispatchEvent(new Event("input", { bubbles: true }));
  tell("added", free);
}

/** Return one more empty row. */
function another() {
  const [row] = [...document.querySelectorAll(ROW)].slice(-1);
  const copy = row.cloneNode(true);
  for (const input of copy.querySelectorAll("input")) input.value = "";
  row.after(copy);
  return copy;
}

function cell(row, name) {
  return row.querySelector(`[name="row_${name}"]`);
}

function tell(what, row) {
  const place = [...document.querySelectorAll(ROW)].indexOf(row) + 1;
  if (says) says.textContent = `${says.dataset[what]} ${place}`;
}
