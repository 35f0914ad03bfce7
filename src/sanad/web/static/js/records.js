// SPDX-License-Identifier: Apache-2.0
// An answer of the records: rows narrowed by words, and Shift with a press on a pseudonym asks why it should be unmasked.

const field = document.querySelector("[data-narrow]");
if (field) field.addEventListener("input", narrow);
document.addEventListener("click", (event) => {
  const party = event.shiftKey && event.target.closest?.("[data-party]");
  const dialog = party && document.getElementById("unmask");
  if (!dialog) return;
  event.preventDefault();
  document.querySelector("[data-open='unmask']").click();
  dialog.querySelector("[name='pseudonym']").value = party.dataset.party;
  dialog.querySelector("textarea").focus();
});

function narrow() {
  const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const rows = [...document.getElementById(field.dataset.narrow).tBodies[0].rows];
  for (const row of rows) {
    const text = row.textContent.toLocaleLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  const says = document.querySelector("[data-narrowed]");
  const left = rows.filter((row) => !row.hidden).length;
  says.textContent = words.length ? says.dataset.words.replace("{n}", left).replace("{of}", rows.length) : "";
}
