// SPDX-License-Identifier: Apache-2.0
// The frozen contents of the dossier, each part of the documented form or named as a fault.
//
// One malformed part does not hide the others: it is left out, and `faults` says so.

import { digest, parse } from "./canonical.js";
import { Fault } from "./fault.js";
import { readCopy } from "./redacted.js";
import { hex, sha256 } from "./sha256.js";
import * as shape from "./shape.js";
import { shorten } from "./text.js";
import { told } from "./told.js";

export const BRIEF = "brief.json";
const FINDING = ["method", "version", "parameters", "inputs", "columns", "rows", "sentence"];

/** Return the brief, read as far as it can be read; each part keeps its JSON as `value`. */
export function readBrief(raw) {
  const document = shape.record(parse(raw), "the brief");
  shape.version(document, "sanad/brief/1", "the brief");
  const faults = [];
  const office = shape.field(document, "office");
  const brief = {
    sha256: hex(sha256(raw)),
    document,
    fingerprint: typeof office?.fingerprint === "string" ? office.fingerprint : "",
    sections: sections(document, faults),
    claims: each(document, "claims", claim, faults),
    findings: each(document, "findings", finding, faults),
    verdicts: each(document, "verdicts", verdict, faults),
    exhibits: each(document, "exhibits", exhibit, faults),
    faults,
  };
  brief.blocks = brief.sections.flatMap((section) => section.blocks);
  unique(brief.blocks.map((block) => `${block.kind} ${block.id}`), faults);
  unique(brief.claims.map((found) => `claim ${found.id}`), faults);
  unique(brief.findings.map((found) => `finding ${found.id}`), faults);
  unique(brief.verdicts.map((found) => `verdict ${found.id}`), faults);
  unique(brief.exhibits.map((found) => `exhibit ${found.sha256}`), faults);
  return brief;
}

/** Return the digest of what stands for an exhibit in the package: of its copy, where it is given redacted. */
export function standsFor(exhibit) {
  return exhibit.copy?.sha256 ?? exhibit.sha256;
}

/** Return how the report names a sentence, table or figure. */
export function blockLabel(block) {
  return `${block.kind} ${shorten(block.id)} “${shorten(block.says)}”`;
}

/** Return how the report names a claim. */
export function claimLabel(found) {
  return `claim ${shorten(found.id)} (${shorten(found.property)})`;
}

/** Return how the report names an exhibit. */
export function exhibitLabel(found) {
  return `exhibit “${shorten(found.name)}” (${found.sha256.slice(0, 16)}…)`;
}

// The items of a list that can be read; the others are noted.
function each(document, name, read, faults) {
  let listed;
  try {
    listed = shape.items(document, name, "the brief");
  } catch (fault) {
    faults.push(fault.said);
    return [];
  }
  const found = [];
  listed.forEach((item, place) => {
    const what = told`item ${place + 1} of “${name}”`;
    try {
      found.push(read(shape.record(item, what)));
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      faults.push(told`${what}: ${fault.said}`);
    }
  });
  return found;
}

function sections(document, faults) {
  return each(document, "sections", (section) => section, faults).map((value) => ({
    value,
    blocks: each(value, "blocks", block, faults),
  }));
}

function block(item) {
  const kinds = Object.keys(item);
  if (kinds.length !== 1) throw new Fault(told`it is not exactly one of sentence, table and figure`);
  const [kind] = kinds;
  if (!["sentence", "table", "figure"].includes(kind)) {
    throw new Fault(told`it is a “${shorten(kind)}”, which is not documented`);
  }
  const value = shape.record(item[kind], `the ${kind}`);
  const id = shape.text(value, "id", `the ${kind}`);
  const what = told`${kind} ${shorten(id)}`;
  const says = shape.text(value, kind === "sentence" ? "text" : "caption", what);
  const restsOn = shape.items(value, "rests_on", what);
  if (!restsOn.every((support) => typeof support === "string")) {
    throw new Fault(told`${what} rests on something that is not a name`);
  }
  return { kind, id, says, restsOn, sha256: digest(value), value };
}

function claim(value) {
  const id = shape.text(value, "id", "the claim");
  const what = told`claim ${shorten(id)}`;
  return {
    id,
    property: shape.text(value, "property", what),
    citation: shape.field(value, "citation"),
    entry: shape.number(value, "entry", what),
    value,
  };
}

function finding(value) {
  const id = shape.text(value, "id", "the finding");
  const what = told`finding ${shorten(id)}`;
  for (const name of FINDING) {
    if (!Object.hasOwn(value, name)) throw new Fault(told`${what} has no field “${name}”`);
  }
  return {
    id,
    listed: shape.digestField(value, "sha256", what),
    found: digest(Object.fromEntries(FINDING.map((name) => [name, value[name]]))),
    entry: shape.number(value, "entry", what),
    value,
  };
}

function verdict(value) {
  const request = shape.text(value, "request", "the verdict");
  return { id: `${request}/${shape.text(value, "rule", "the verdict")}`, value };
}

function exhibit(value) {
  const sha = shape.digestField(value, "sha256", "the exhibit");
  const what = told`exhibit ${sha.slice(0, 16)}…`;
  const given = shape.text(value, "given", what);
  if (!["whole", "redacted", "withheld"].includes(given)) {
    throw new Fault(told`${what} is neither given, whole or redacted, nor withheld`);
  }
  const entries = shape.items(value, "entries", what);
  if (!entries.every(Number.isSafeInteger)) {
    throw new Fault(told`the custody of ${what} is not a list of numbers`);
  }
  const copied = told`the copy of ${what}`;
  const copy = given === "redacted" ? shape.record(shape.field(value, "copy"), copied) : undefined;
  return {
    sha256: sha,
    name: shape.text(value, "name", what),
    size: shape.number(value, "size", what),
    withheld: given === "withheld",
    reason: given === "withheld" ? shape.text(value, "reason", what) : "",
    entries,
    copy: copy && readCopy(copy, copied, ["entry"]),
    madeBy: copy && shape.number(copy, "entry", copied),
    value,
  };
}

function unique(names, faults) {
  const seen = new Set();
  for (const name of names) {
    if (seen.has(name)) faults.push(told`“${shorten(name)}” occurs twice`);
    seen.add(name);
  }
}
