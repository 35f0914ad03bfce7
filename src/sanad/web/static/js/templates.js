// SPDX-License-Identifier: Apache-2.0
// The template editor: a field is dragged onto a column (or a column onto a field), pressed by its number, or clicked for the column that has the focus; what is chosen says at
// once which words want a meaning. The lists of the form hold what is chosen, so that the page works without this.

const form = document.querySelector("[data-template]");
const columns = [...form.querySelectorAll("[data-column]")];
const fields = [...form.querySelectorAll("[data-field]")];
const meanings = form.querySelector("[data-meanings]");
const known = new Map(Object.entries(JSON.parse(meanings?.dataset.proposed ?? "{}")));
let current = columns[0];

/** Say what a column is; a field that takes one column leaves the one that it had. */
function choose(column, name) {
  const field = fields.find((each) => each.dataset.field === name);
  if (field && !("several" in field.dataset)) for (const each of columns) if (each !== column && each.value === name) each.value = "";
  column.value = name;
  column.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Go on to the next column. */
function next(column) {
  current = columns[columns.indexOf(column) + 1] ?? column;
  current.focus();
}

form.addEventListener("keydown", (event) => {
  const column = event.target;
  if (!column.matches("[data-column]") || !/^[0-9]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  choose(column, event.key === "0" ? "" : (fields[Number(event.key) - 1]?.dataset.field ?? column.value));
  next(column);
});
form.addEventListener("focusin", ({ target }) => {
  if (target.matches("[data-column]")) current = target;
});
for (const field of fields) {
  field.addEventListener("click", () => {
    const column = current;
    choose(column, field.dataset.field);
    next(column);
  });
  field.addEventListener("dragstart", ({ dataTransfer }) => dataTransfer.setData("text/plain", `field ${field.dataset.field}`));
  onto(field, "column", (n) => choose(columns[Number(n)], field.dataset.field));
}
columns.forEach((column, n) => {
  const row = column.closest("tr");
  row.addEventListener("dragstart", ({ dataTransfer }) => dataTransfer.setData("text/plain", `column ${n}`));
  onto(row, "field", (name) => choose(column, name));
});

/** Let what is dragged fall onto a place. */
function onto(place, kind, take) {
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.add("over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    place.classList.remove("over");
    const [what, name] = event.dataTransfer.getData("text/plain").split(" ");
    if (what === kind) take(name);
  });
}

/** Show on each field which columns are it, and the words of the one whose words want a meaning. */
function told() {
  for (const field of fields) {
    const held = columns.filter((each) => each.value === field.dataset.field).map((each) => each.labels[0].textContent);
    field.querySelector("[data-held]").textContent = held.join(", ");
    field.classList.toggle("held", held.length > 0);
  }
  if (!meanings) return;
  const those = columns.filter((each) => each.value === meanings.dataset.meanings);
  if (those.length > 1) return; // together they are known when it was tested
  list(JSON.parse(those[0]?.closest("tr").dataset.words ?? "[]"));
}

function list(words) {
  const body = meanings.querySelector("tbody");
  const row = meanings.querySelector("template").content.firstElementChild;
  for (const each of body.rows) known.set(each.querySelector("input").value, each.querySelector("select").value);
  body.replaceChildren(
    ...words.map((word, n) => {
      const made = row.cloneNode(true);
      const [label, input, select] = ["label", "input", "select"].map((name) => made.querySelector(name));
      label.htmlFor = select.id = select.name = `means-${n}`;
      label.firstElementChild.textContent = word;
      [input.name, input.value] = [`word-${n}`, word];
      select.value = known.get(word) ?? known.get(word.toLowerCase()) ?? "";
      return made;
    }),
  );
  meanings.querySelector("[data-no-words]").hidden = words.length > 0;
}

let asked = 0;

/** Ask the office how the worst dates read by what is filled in, once nobody has typed for a moment; of several answers the newest counts. */
async function dates() {
  const mine = ++asked;
  await new Promise((go) => setTimeout(go, 300));
  if (mine !== asked) return;
  const box = form.querySelector("[data-dates]");
  const answer = await fetch(box.dataset.dates, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  if (answer?.ok && mine === asked) box.innerHTML = await answer.text();
}

form.addEventListener("input", dates);
form.addEventListener("change", (event) => {
  dates();
  if (event.target.matches("[data-column]")) told();
  if (event.target.id === "records") form.requestSubmit(form.querySelector("[data-kind]"));
});
told();
dates();
document.querySelector("#tried-title")?.scrollIntoView();
