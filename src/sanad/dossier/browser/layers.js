// SPDX-License-Identifier: Apache-2.0
// Layers: what a reader of the office made of an exhibit, as it stands beside it (docs/formats/citation.md).

import { parse } from "./canonical.js";
import { codec } from "./encodings.js";
import { Fault, within } from "./fault.js";
import { MAX_JSON } from "./package.js";
import * as shape from "./shape.js";
import { Characters } from "./text.js";
import { told } from "./told.js";

/** Return where the layer of an exhibit stands in the package. */
export function layerPath(exhibit) {
  return `layers/${exhibit}.json`;
}

/** Return the layer of an exhibit: for tables how to read them (`table`), for texts their `parts`: each its `text`, and `words` with boxes. */
export function readLayer(pack, exhibit) {
  const path = layerPath(exhibit);
  return within(path, async () => {
    const document = await openLayer(pack, path, exhibit);
    const kind = shape.text(document, "kind", "the layer");
    const encoding = Object.hasOwn(document, "encoding") ? shape.text(document, "encoding", "the layer") : "utf-8";
    const isTable = kind === "table";
    return {
      kind,
      reader: shape.text(document, "reader", "the layer"),
      encoding: codec(encoding),
      table: isTable ? table(shape.record(shape.field(document, "table"), "the table")) : undefined,
      parts: kind === "text" ? parts(document) : [],
    };
  });
}

/** Return the JSON of a layer of any kind, once it says that it is one of this exhibit. */
export async function openLayer(pack, path, exhibit) {
  const document = shape.record(parse(await pack.read(path, MAX_JSON)), "the layer");
  shape.version(document, "sanad/layer/1", "the layer");
  if (shape.text(document, "exhibit", "the layer") !== exhibit) {
    throw new Fault(told`it is the layer of another exhibit`);
  }
  return document;
}

function table(document) {
  const delimiter = shape.text(document, "delimiter", "the table");
  const quote = shape.text(document, "quotechar", "the table");
  const isMark = (sign) => [...sign].length === 1 && sign !== "\r" && sign !== "\n";
  if (!isMark(delimiter) || (quote && !isMark(quote))) {
    throw new Fault(told`its delimiter or quote is not one character`);
  }
  if (delimiter === quote) throw new Fault(told`its delimiter is its quote`);
  const encoding = codec(shape.text(document, "encoding", "the table"));
  const headerRecord = shape.number(document, "header_record", "the table");
  return { encoding, delimiter, quote, headerRecord };
}

function parts(document) {
  const found = shape.items(document, "parts", "the layer");
  return found.map((item) => {
    const part = shape.record(item, "a part");
    const words = shape.field(part, "words"); // they show a place; nothing is checked by them
    return {
      text: new Characters(shape.text(part, "text", "a part")),
      words: Array.isArray(words) ? words : [],
    };
  });
}
