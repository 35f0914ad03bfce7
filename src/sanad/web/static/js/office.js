// SPDX-License-Identifier: Apache-2.0
// What every page loads: keys, dialogs, forms, source marks. What only some pages need is loaded when such a thing is on the page.

import * as back from "./back.js";
import * as connection from "./connection.js";
import * as copy from "./copy.js";
import * as dialog from "./dialog.js";
import * as drafts from "./drafts.js";
import * as forms from "./forms.js";
import * as keys from "./keys.js";
import * as list from "./list.js";
import * as look from "./look.js";
import * as palette from "./palette.js";
import * as source from "./source.js";

/** What a page may hold → the module that brings it to life by `start(element)`, once for each element. */
const RARE = {
  ".table": "./fold.js",
  "[data-long]": "./table.js",
  "[data-pick]": "./pick.js",
  "[data-progress]": "./progress.js",
  "[data-chart]": "./chart.js",
  "[data-upload]": "./upload.js",
  "[data-passkey]": "./passkey.js",
};
const begun = new WeakSet();

/** Bring to life what is new within `root`. */
function enliven(root) {
  drafts.start(root);
  for (const [selector, module] of Object.entries(RARE)) {
    for (const element of root.querySelectorAll(selector)) {
      if (begun.has(element)) continue;
      begun.add(element);
      import(module).then(({ start }) => start(element));
    }
  }
}

for (const part of [back, connection, copy, dialog, forms, keys, list, look, palette, source]) part.begin();
enliven(document);
document.addEventListener("htmx:after:swap", () => enliven(document));
document.addEventListener("sanad:new", (event) => enliven(event.target));
