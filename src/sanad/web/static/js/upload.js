// SPDX-License-Identifier: Apache-2.0
// Takes files and folders that are dropped or chosen, and sends them one after the other (transfer.js), with a line for each: name, size,
// SHA-256 as computed here, state. The form around it closes the delivery when all have arrived.

import { count, said } from "./said.js";
import { Transfer } from "./transfer.js";

/** @param {HTMLElement} box `data-upload` is the address that begins an upload; within it are file fields and a <tbody data-upload-list>. */
export function start(box) {
  const list = box.querySelector("[data-upload-list]");
  const transfer = new Transfer(box.dataset.upload);
  const lines = [];
  const take = (file, path) => {
    if (lines.some((line) => line.path === path)) return;
    const line = { path, row: row(list, path, file.size), state: "" };
    lines.push(line);
    transfer.send(file, path, (told) => {
      Object.assign(line, told);
      show(line);
      box.dispatchEvent(new CustomEvent("sanad:upload", { bubbles: true, detail: summary(lines) }));
    });
  };
  for (const field of box.querySelectorAll("input[type=file]")) {
    field.addEventListener("change", () => {
      for (const file of field.files) take(file, file.webkitRelativePath || file.name);
      field.value = "";
    });
  }
  box.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", async (event) => {
    event.preventDefault();
    box.classList.remove("over");
    // the entries must be taken before the first await: the browser empties the list afterwards
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry()).filter(Boolean);
    for (const entry of entries) for await (const [file, path] of within(entry)) take(file, path);
  });
  addEventListener("beforeunload", (event) => {
    if (summary(lines).open) event.preventDefault();
  });
}

/** Yield each file of a dropped entry with its path in it. */
async function* within(entry, above = "") {
  const path = above + entry.name;
  if (entry.isFile) {
    yield [await new Promise((found, lost) => entry.file(found, lost)), path];
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((found, lost) => reader.readEntries(found, lost)); // at most 100 at a time
    if (!some.length) return;
    for (const each of some) yield* within(each, `${path}/`);
  }
}

function row(list, path, size) {
  const made = list.appendChild(document.createElement("tr"));
  made.dataset.row = "";
  for (const [text, name] of [[path, ""], [count(size), "of-number"], ["", "id"], ["", ""]]) {
    const cell = made.appendChild(document.createElement("td"));
    cell.className = name;
    const isolated = cell.appendChild(document.createElement("bdi"));
    isolated.textContent = text;
  }
  return made;
}

function show({ row, state, share, sha256, says }) {
  const [, , digest, told] = row.querySelectorAll("bdi");
  if (sha256) [digest.textContent, digest.title] = [`${sha256.slice(0, 12)}…`, sha256];
  const percent = share === undefined || state === "arrived" ? "" : ` ${Math.floor(100 * share)} %`;
  told.textContent = `${said(state)}${percent}${says ? `: ${says}` : ""}`;
  row.dataset.state = state;
}

function summary(lines) {
  const of = (state) => lines.filter((line) => line.state === state).length;
  const [arrived, refused] = [of("arrived"), of("refused")];
  return { all: lines.length, arrived, refused, open: lines.length - arrived - refused };
}
