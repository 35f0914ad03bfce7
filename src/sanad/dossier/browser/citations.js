// SPDX-License-Identifier: Apache-2.0
// Citations: whether each claim's quotation stands where the claim says (docs/formats/citation.md).
//
// Whether a text layer is a true reading of a picture or PDF is not decided here; that is its reader's statement.

import { claimLabel } from "./brief.js";
import { Fault, Unable } from "./fault.js";
import { parseCitation, placeLabel, sourceOf } from "./locators.js";
import { BROKEN, broken, intact, notEstablished } from "./report.js";
import { readPlaces } from "./sources.js";
import { shorten } from "./text.js";

/** Return one check per claim, in the order of the claims.
 *
 * `paths` says where the bytes of the exhibits stand, by digest; withheld ones are missing from it. `entries` are those that hold. */
export async function checkCitations(pack, claims, exhibits, paths, entries) {
  const known = new Map(exhibits.map((exhibit) => [exhibit.sha256, exhibit]));
  const checks = new Array(claims.length);
  const groups = new Map();
  for (const [order, claim] of claims.entries()) {
    try {
      const cited = parseCitation(claim.citation);
      checkKnown(cited, known);
      const source = sourceOf(cited);
      if (!groups.has(source)) groups.set(source, []);
      groups.get(source).push([order, cited]);
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      checks[order] = broken("CITATION", claimLabel(claim), fault.message);
    }
  }
  for (const [source, group] of groups) {
    const places = group.map(([, cited]) => cited.place);
    const confirmed = confirmations(entries, source);
    const answers = await readPlaces(pack, source, paths.get(source), places, confirmed);
    for (const [place, [order, cited]] of group.entries()) {
      const check = judged(claimLabel(claims[order]), cited, answers[place], known, paths);
      const lost = cited.place.kind === "ocr" && hasErased(known.get(source), entries);
      checks[order] = lost ? inDoubt(check) : check;
    }
  }
  return checks;
}

/** Return what persons confirmed of the words recognised in an exhibit, in the order of the ledger. */
export function confirmations(entries, exhibit) {
  const found = [...entries.values()].filter((entry) => entry.confirms?.exhibits.includes(exhibit));
  return found.sort((one, other) => one.seq - other.seq).map((entry) => entry.confirms);
}

function judged(where, cited, answer, known, paths) {
  const name = `${placeLabel(cited.place)} of “${shorten(known.get(cited.exhibit).name)}”`;
  if (answer instanceof Unable) return notEstablished("CITATION", where, `${name}: ${answer.message}`);
  if (answer instanceof Fault) return broken("CITATION", where, `${name}: ${answer.message}`);
  if (answer !== undefined && !stands(cited, answer)) {
    const says = `“${shorten(cited.quote)}” does not stand in ${name}; there stands “${shorten(answer)}”`;
    return broken("CITATION", where, says);
  }
  for (const absent of needs(cited).filter((digest) => !paths.has(digest)).map((digest) => known.get(digest))) {
    const named = shorten(absent.name);
    if (!absent.withheld) return broken("CITATION", where, `the bytes of “${named}” are missing`);
    const says = `“${named}” is withheld, so the quotation cannot be compared with it`;
    return notEstablished("CITATION", where, says);
  }
  return intact("CITATION", where, `“${shorten(cited.quote)}” stands in ${name}`);
}

// Whether an entry about an exhibit is erased; it may have confirmed words.
function hasErased(exhibit, entries) {
  return exhibit.entries.some((seq) => entries.get(seq)?.erased);
}

function inDoubt(check) {
  if (check.verdict !== BROKEN) return check;
  const doubt = "an entry about the exhibit is erased, and may have confirmed these words";
  return notEstablished(check.code, check.where, `${check.says}; ${doubt}`);
}

function stands({ place, quote }, content) {
  return ["text", "ocr"].includes(place.kind) ? quote === content : content.includes(quote);
}

// The exhibits without which the citation is not established.
function needs(cited) {
  return [...new Set([cited.exhibit, sourceOf(cited)])];
}

function checkKnown(cited, known) {
  for (const digest of needs(cited)) {
    if (!known.has(digest)) throw new Fault(`the brief holds no exhibit ${digest.slice(0, 16)}…`);
  }
}
