// SPDX-License-Identifier: Apache-2.0
// A third party is asked for by Shift and a press on the pseudonym, or by the key of the dialog in a row that names one: the reason is asked before anybody is shown.
// The list of those who were unmasked is printed for the judge.

const dialog = document.getElementById("unmask");
const name = dialog?.querySelector("[name='pseudonym']");

document.querySelector("[data-print]")?.addEventListener("click", () => print());
if (dialog) {
  document.addEventListener("click", (event) => {
    const party = event.shiftKey && event.target.closest?.("[data-party]");
    if (!party) return;
    event.preventDefault();
    name.value = party.dataset.party;
    document.querySelector("[data-open='unmask']").click();
  });
  dialog.addEventListener("sanad:open", () => {
    name.value ||= document.querySelector("[data-row].here [data-party]")?.dataset.party ?? "";
    requestAnimationFrame(() => (name.value ? dialog.querySelector("textarea") : name).focus());
  });
  dialog.addEventListener("close", () => (name.value = ""));
}
