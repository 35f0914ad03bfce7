// SPDX-License-Identifier: Apache-2.0
// Citations: whether each claim's quotation stands where the claim says (docs/formats/citation.md).
//
// Whether a text layer is a true reading of a picture or PDF is not decided here; that is its reader's statement.

import { claimLabel, standsFor } from "./brief.js";
import { Fault, Unable } from "./fault.js";
import { parseCitation, placeLabel, sourceOf } from "./locators.js";
import { BLOCK } from "./redacted.js";
import { BROKEN, broken, intact, notEstablished } from "./report.js";
import { Differs, readPlaces } from "./sources.js";
import { shorten } from "./text.js";
import { told } from "./told.js";

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
      checks[order] = broken("CITATION", claimLabel(claim), fault.said);
    }
  }
  for (const [source, group] of groups) {
    const places = group.map(([, cited]) => cited.place);
    const confirmed = confirmations(entries, source);
    const answers = await readPlaces(pack, standsFor(known.get(source)), paths.get(source), places, confirmed);
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
  const name = told`${placeLabel(cited.place)} of “${shorten(known.get(cited.exhibit).name)}”`;
  if (answer instanceof Unable) return notEstablished("CITATION", where, told`${name}: ${answer.said}`);
  const taken = known.get(sourceOf(cited)).copy && takenOut(cited, answer);
  if (taken) return notEstablished("CITATION", where, told`${name}: ${taken}`);
  if (answer instanceof Fault) return broken("CITATION", where, told`${name}: ${answer.said}`);
  if (answer !== undefined && !stands(cited, answer)) {
    const says = told`“${shorten(cited.quote)}” does not stand in ${name}; there stands “${shorten(answer)}”`;
    return broken("CITATION", where, says);
  }
  for (const absent of needs(cited).filter((digest) => !paths.has(digest)).map((digest) => known.get(digest))) {
    const named = shorten(absent.name);
    if (!absent.withheld) return broken("CITATION", where, told`the bytes of “${named}” are missing`);
    const says = told`“${named}” is withheld, so the quotation cannot be compared with it`;
    return notEstablished("CITATION", where, says);
  }
  return intact("CITATION", where, told`“${shorten(cited.quote)}” stands in ${name}`);
}

// Why a redacted copy cannot tell what the original says at a place; undefined where it can.
function takenOut(cited, answer) {
  if (answer instanceof Differs) {
    const isOpen = answer.content === undefined || answer.content.includes(BLOCK);
    return isOpen ? told`in the redacted copy it differs from the original, which is not given` : undefined;
  }
  const isGone = typeof answer === "string" && answer.includes(BLOCK) && !stands(cited, answer);
  return isGone ? told`words that stood there were taken out of the redacted copy` : undefined;
}

// Whether an entry about an exhibit is erased; it may have confirmed words.
function hasErased(exhibit, entries) {
  return exhibit.entries.some((seq) => entries.get(seq)?.erased);
}

function inDoubt(check) {
  if (check.verdict !== BROKEN) return check;
  const doubt = told`an entry about the exhibit is erased, and may have confirmed these words`;
  return notEstablished(check.code, check.where, told`${check.says}; ${doubt}`);
}

function stands({ place, quote }, content) {
  return place.column || ["text", "ocr"].includes(place.kind) ? quote === content : content.includes(quote);
}

// The exhibits without which the citation is not established.
function needs(cited) {
  return [...new Set([cited.exhibit, sourceOf(cited)])];
}

function checkKnown(cited, known) {
  for (const digest of needs(cited)) {
    if (!known.has(digest)) throw new Fault(told`the brief holds no exhibit ${digest.slice(0, 16)}…`);
  }
}
