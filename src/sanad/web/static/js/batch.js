// SPDX-License-Identifier: Apache-2.0
// Takes lines from a file into the field beside it: the form then sends what can be seen.

for (const field of document.querySelectorAll("[data-from-file]")) {
  document.getElementById(field.dataset.fromFile).addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) field.value = await file.text();
    field.focus();
  });
}
