// SPDX-License-Identifier: Apache-2.0
// The dialog in which a file of the package is shown; addresses made for it are forgotten when it closes.

import { byId, el, quoted } from "./dom.js";
import { say } from "./words.js";

const LOADING_MS = 3000; // longer than a viewer takes, shorter than anybody reads before going into it
let addresses = [];

/** Open the dialog on the file at `path` and return the element for what is shown of it; `about` stands above. */
export function openDialog(name, pack, path, ...about) {
  const dialog = byId("exhibit");
  const body = el("div", { class: "body" }, say("opening"));
  const save = { href: address(pack.open(path), "application/octet-stream"), download: path.split("/").at(-1) };
  dialog.onclose = forget;
  dialog.replaceChildren(
    el("header", {},
      quoted(name, "h2", { id: "exhibit-name" }),
      el("button", { type: "button", onclick: () => dialog.close(), autofocus: true }, say("close"))),
    ...about.filter(Boolean),
    el("p", { class: "facts" }, el("a", save, say("save copy"))),
    body);
  if (!dialog.open) dialog.showModal();
  return body;
}

/** Return a PDF in the browser's own viewer, open at a page counted from 1, and a link to it for browsers that show none here. */
export function pdf(file, page) {
  const source = `${address(file, "application/pdf")}#navpanes=0&page=${page}`;
  const frame = el("iframe", { src: source, title: say("place page", { part: page }) });
  keepFocusOutOf(frame);
  return el("div", { class: "pdf" },
    el("p", {}, el("a", { href: source, target: "_blank", rel: "noopener" }, say("new tab"))),
    frame);
}

/** A viewer of PDFs takes the focus while it loads, and Escape would close nothing: give it back, but not to who goes into the frame later. */
function keepFocusOutOf(frame) {
  const back = () => setTimeout(() => {
    if (document.activeElement === frame) byId("exhibit").querySelector("header button").focus();
  });
  addEventListener("blur", back);
  setTimeout(() => removeEventListener("blur", back), LOADING_MS);
}

/** Return an address for a file, as of this type, until the dialog closes. */
export function address(file, type) {
  const made = URL.createObjectURL(new Blob([file], { type }));
  addresses.push(made);
  return made;
}

function forget() {
  addresses.forEach((made) => URL.revokeObjectURL(made));
  addresses = [];
  byId("exhibit").replaceChildren();
}
