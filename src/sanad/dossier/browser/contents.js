// SPDX-License-Identifier: Apache-2.0
// What the brief says of itself: frozen in the ledger, sentence for sentence, each resting on something.

import { BRIEF, blockLabel } from "./brief.js";
import { broken, intact, notEstablished } from "./report.js";
import { byCodePoint, shorten } from "./text.js";
import { told } from "./told.js";

/** Return whether the brief is the frozen one, and what of it is not of the documented form. */
export function checkBrief(brief, manifest, entries) {
  const checks = brief.faults.map((fault) => broken("BRIEF", BRIEF, fault));
  if (!manifest) {
    const says = told`without a good manifest nothing says which brief was frozen`;
    return [...checks, notEstablished("BRIEF", BRIEF, says)];
  }
  if (brief.sha256 !== manifest.brief) {
    const says = told`its SHA-256 is ${brief.sha256}, the manifest lists ${manifest.brief}`;
    checks.push(broken("BRIEF", BRIEF, says));
  }
  const freezing = [...entries.values()].filter((entry) => entry.brief === brief.sha256);
  const proved = freezing.find((entry) => entry.proved);
  if (!freezing.length) {
    const says = told`no entry of the ledger that the package holds froze this brief`;
    checks.push(broken("BRIEF", BRIEF, says));
  } else if (!proved) {
    const says = told`entry ${freezing[0].seq} froze this brief, but is not proved to be in the ledger`;
    checks.push(notEstablished("BRIEF", BRIEF, says));
  } else {
    checks.push(intact("BRIEF", BRIEF, told`frozen in the ledger as entry ${proved.seq}`));
  }
  return checks;
}

/** Return one check per sentence of the brief or of the manifest. */
export function checkSentences(brief, listed) {
  const sentences = brief.blocks.filter((block) => block.kind === "sentence");
  const checks = sentences.map((sentence) => sentenceCheck(sentence, listed.get(sentence.id)));
  const there = sentences.map((sentence) => sentence.id);
  const known = new Set(there);
  const says = told`the manifest lists this sentence; the brief does not hold it`;
  const gone = [...listed.keys()].filter((name) => !known.has(name));
  checks.push(...gone.map((name) => broken("SENTENCE", `sentence ${shorten(name)}`, says)));
  const names = [...listed.keys()];
  const sorted = (some) => JSON.stringify([...some].sort(byCodePoint));
  if (sorted(there) === sorted(names) && JSON.stringify(there) !== JSON.stringify(names)) {
    const order = told`the sentences stand in another order than the manifest lists`;
    checks.push(broken("SENTENCE", BRIEF, order));
  }
  return checks;
}

/** Return one check per finding: that its digest is that of its contents. */
export function checkFindings(brief) {
  return brief.findings.map(({ id, found, listed }) => {
    const where = `finding ${shorten(id)}`;
    if (found === listed) return intact("FINDING", where, told`its digest is that of its contents`);
    return broken("FINDING", where, told`its contents have the SHA-256 ${found}, it names ${listed}`);
  });
}

/** Return one check per sentence, table and figure, which rest on something the package holds, and one per claim and
 *  finding, which rest on the entry that recorded it. */
export function checkSupport(brief, manifest, entries) {
  const held = new Set([
    ...brief.claims.map((claim) => `claim:${claim.id}`),
    ...brief.findings.map((finding) => `finding:${finding.id}`),
    ...brief.verdicts.map((verdict) => `verdict:${verdict.id}`),
    ...brief.exhibits.map((exhibit) => `exhibit:${exhibit.sha256}`),
  ]);
  for (const seq of manifest?.entries.keys() ?? []) held.add(`entry:${seq}`);
  const holds = (name) => held.has(name) || (!manifest && name.startsWith("entry:"));
  const blocks = brief.blocks.map((block) => blockCheck(block, holds));
  if (!manifest) return blocks;
  const recorded = [
    ...brief.claims.map((claim) => recordedCheck("claim", claim, manifest, entries)),
    ...brief.findings.map((finding) => recordedCheck("finding", finding, manifest, entries)),
  ];
  return [...blocks, ...recorded];
}

function sentenceCheck(sentence, listed) {
  const where = blockLabel(sentence);
  if (listed === undefined) {
    const says = told`the brief holds this sentence; the manifest does not list it`;
    return broken("SENTENCE", where, says);
  }
  if (listed !== sentence.sha256) {
    const says = told`this is not the sentence that the manifest lists: its text or its support was changed`;
    return broken("SENTENCE", where, says);
  }
  return intact("SENTENCE", where, told`as the manifest lists it`);
}

function blockCheck(block, holds) {
  const where = blockLabel(block);
  if (!block.restsOn.length) return broken("SUPPORT", where, told`it rests on nothing`);
  const missing = block.restsOn.filter((name) => !holds(name)).map(shorten);
  if (missing.length) {
    const says = told`it rests on something the package does not hold: ${missing.join(", ")}`;
    return broken("SUPPORT", where, says);
  }
  return intact("SUPPORT", where, told`rests on ${shorten(block.restsOn.join(", "))}`);
}

// Whether the entry that is said to have recorded a claim or finding is about it.
function recordedCheck(kind, { id, entry: seq }, manifest, entries) {
  const where = `${kind} ${shorten(id)}`;
  if (!manifest.entries.has(seq)) {
    const says = told`it is said to be recorded by entry ${seq}, which the package does not disclose`;
    return broken("SUPPORT", where, says);
  }
  const entry = entries.get(seq);
  if (!entry || entry.erased) {
    return notEstablished("SUPPORT", where, told`what entry ${seq} recorded cannot be read`);
  }
  if (!entry.about.has(`${kind}:${id}`)) {
    return broken("SUPPORT", where, told`entry ${seq}, said to have recorded it, is not about it`);
  }
  return intact("SUPPORT", where, told`recorded by entry ${seq}`);
}
