// SPDX-License-Identifier: Apache-2.0
// Takes files and folders that are dropped or chosen, and sends them one after the other (transfer.js), with a line for each: name, size,
// SHA-256 as computed here, state. Of ten thousand lines only those that are looked at exist. The form around it closes the delivery.

import { count, said, visible } from "./said.js";
import { Transfer } from "./transfer.js";

/** @param {HTMLElement} box `data-upload` is the address that begins an upload; within it are file fields and a <tbody data-upload-list>. */
export function start(box) {
  const list = new Lines(box.querySelector("[data-upload-list]"), box.querySelector("[data-upload-says]"));
  const transfer = new Transfer(box.dataset.upload);
  const take = (file, path) => {
    const line = list.add(path, file.size);
    if (!line) return;
    transfer.send(file, path, (told) => {
      list.tell(line, told);
      box.dispatchEvent(new CustomEvent("sanad:upload", { bubbles: true, detail: list.summary }));
    });
  };
  for (const field of box.querySelectorAll("input[type=file]")) {
    const chosen = () => {
      for (const file of field.files) take(file, file.webkitRelativePath || file.name);
      field.value = "";
    };
    field.addEventListener("change", chosen);
    chosen(); // what a quick hand chose before this was here
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
    if (list.summary.open) event.preventDefault();
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

/** The lines of all files; those that were refused stand first, since somebody must look at them. */
class Lines {
  constructor(body, says) {
    [this.body, this.says, this.box] = [body, says, body.closest(".table-box")];
    this.lines = [];
    this.paths = new Set();
    this.of = { arrived: 0, refused: 0 };
    this.high = 33; // of a row, until one was measured
    this.box.addEventListener("scroll", () => this.soon(), { passive: true });
  }

  /** Return the line of a new file, nothing for one that has a line. */
  add(path, size) {
    if (this.paths.has(path)) return undefined;
    this.paths.add(path);
    const line = { path, size, state: "" };
    this.lines.push(line);
    this.soon();
    return line;
  }

  tell(line, told) {
    if (line.state in this.of) this.of[line.state]--;
    Object.assign(line, told);
    if (line.state in this.of) this.of[line.state]++;
    if (line.state === "refused") this.lines = [line, ...this.lines.filter((each) => each !== line)];
    this.soon();
  }

  get summary() {
    const { arrived, refused } = this.of;
    return { all: this.lines.length, arrived, refused, open: this.lines.length - arrived - refused };
  }

  soon() {
    this.asked ??= requestAnimationFrame(() => {
      this.asked = undefined;
      this.draw();
    });
  }

  draw() {
    const { all, arrived, refused } = this.summary;
    if (this.says) this.says.textContent = said("uploads", { arrived: count(arrived), refused: count(refused), all: count(all) });
    const seen = Math.ceil(innerHeight / this.high);
    const top = Math.floor(this.box.scrollTop / this.high);
    const [first, last] = [Math.max(0, top - seen), Math.min(all, top + 2 * seen)];
    const rows = this.lines.slice(first, last).map((line, n) => row(line, first + n));
    this.body.replaceChildren(...space(first * this.high), ...rows, ...space((all - last) * this.high));
    this.high = rows[0]?.offsetHeight || this.high;
  }
}

function row({ path, size, state, share, sha256, says }, index) {
  const made = document.createElement("tr");
  [made.dataset.row, made.dataset.state] = ["", state];
  made.setAttribute("aria-rowindex", String(index + 2));
  const percent = share === undefined || state === "arrived" ? "" : ` ${Math.floor(100 * share)} %`;
  const told = state ? `${said(state)}${percent}${says ? `: ${visible(says)}` : ""}` : "";
  for (const [text, name] of [[visible(path), ""], [count(size), "of-number"], [sha256 ? `${sha256.slice(0, 12)}…` : "", "id"], [told, ""]]) {
    const cell = made.appendChild(document.createElement("td"));
    cell.className = name;
    cell.appendChild(document.createElement("bdi")).textContent = text;
  }
  made.cells[2].title = sha256 ?? "";
  return made;
}

function space(px) {
  if (px <= 0) return [];
  const spacer = document.createElement("tr");
  spacer.className = "spacer";
  spacer.setAttribute("aria-hidden", "true");
  const cell = spacer.appendChild(document.createElement("td"));
  cell.colSpan = 4;
  cell.style.blockSize = `${px}px`;
  return [spacer];
}
