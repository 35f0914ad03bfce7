// SPDX-License-Identifier: Apache-2.0
// The page of a delivery that arrives: a paper that was not in force on the day of receipt is told in red, and the form waits for the files.

const form = document.getElementById("came");
const paper = form?.querySelector("[data-papers]");
const when = form?.querySelector("[name=received_at]");

/** Tell of a paper that was not in force when the delivery was received; today, as long as no day was typed. */
function compare() {
  const { from, until } = paper.selectedOptions[0].dataset;
  const on = (when.value || new Date().toISOString()).slice(0, 10);
  const lapsed = Boolean(paper.value) && (on < from || (until !== "" && on > until));
  form.querySelector("[data-lapsed]").hidden = !lapsed;
  paper.toggleAttribute("aria-invalid", lapsed);
  if (lapsed) paper.setAttribute("aria-invalid", "true");
}

if (paper) {
  for (const field of [paper, when]) field.addEventListener("change", compare);
  compare();
}

// what still goes out would be missing: the office refuses to close then, and the button says so before
addEventListener("sanad:upload", ({ detail }) => {
  form?.querySelector("[type=submit]")?.toggleAttribute("disabled", detail.open > 0);
});
