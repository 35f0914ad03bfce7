// SPDX-License-Identifier: Apache-2.0
// Custody: the entries about one thing as an unbroken chain, from the last one disclosed to the first.
//
// Each entry names the one before about the same thing, so one left out in the middle shows as a link that leads
// nowhere. One left out at the end shows for exhibits, whose custody the frozen brief lists.

import { exhibitLabel } from "./brief.js";
import { Fault } from "./fault.js";
import { broken, intact, notEstablished } from "./report.js";
import { shorten } from "./text.js";
import { told } from "./told.js";

/** Return one check per thing of the manifest's custody list and per exhibit missing from it. */
export function checkCustody(heads, entries, exhibits) {
  const listed = new Map(exhibits.map((exhibit) => [`exhibit:${exhibit.sha256}`, exhibit]));
  const byCommitment = new Map();
  const about = new Map();
  for (const entry of entries.values()) {
    byCommitment.set(entry.commitment, entry);
    for (const thing of entry.about.keys()) {
      if (!about.has(thing)) about.set(thing, []);
      about.get(thing).push(entry.seq);
    }
  }
  const checks = [...heads].map(([thing, head]) => {
    return checkThing(thing, head, byCommitment, about.get(thing) ?? [], listed.get(thing));
  });
  const missing = [...listed].filter(([thing]) => !heads.has(thing));
  const says = told`the manifest gives no custody for this exhibit`;
  return checks.concat(missing.map(([, found]) => broken("CUSTODY", exhibitLabel(found), says)));
}

function checkThing(thing, head, byCommitment, about, exhibit) {
  const where = exhibit ? exhibitLabel(exhibit) : shorten(thing);
  try {
    const { chain, complete } = follow(thing, head, byCommitment);
    checkOutsiders(chain, about, complete);
    if (exhibit) compare(chain, exhibit, complete);
    if (complete) return intact("CUSTODY", where, told`unbroken from its first entry: ${numbers(chain)}`);
    const says = told`entry ${chain[0]} is erased; what came before it about this cannot be followed`;
    return notEstablished("CUSTODY", where, says);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return broken("CUSTODY", where, fault.said);
  }
}

// The entries about a thing, oldest first, and whether the first of all was reached.
function follow(thing, head, byCommitment) {
  const chain = [];
  for (let link = head; link; ) {
    const entry = byCommitment.get(link);
    if (!entry) {
      const after = chain.length ? told`entry ${chain[0]} follows on` : told`the custody list ends with`;
      const lost = told`an entry (${link.slice(0, 16)}…) that the package does not hold, or holds damaged`;
      throw new Fault(told`${after} ${lost}`);
    }
    if (chain.length && entry.seq >= chain[0]) {
      throw new Fault(told`entry ${chain[0]} follows on entry ${entry.seq}, which is not older`);
    }
    chain.unshift(entry.seq);
    if (entry.erased) return { chain, complete: false };
    if (!entry.about.has(thing)) {
      throw new Fault(told`entry ${entry.seq} in its chain is not about it`);
    }
    link = entry.about.get(thing);
  }
  return { chain, complete: true };
}

// Entries about the thing that should be in its chain and are not.
function checkOutsiders(chain, about, complete) {
  const inside = new Set(chain);
  const lost = about.filter((seq) => !inside.has(seq) && (complete || seq > chain[0]));
  if (lost.length) {
    throw new Fault(told`disclosed about it but not in its chain: ${numbers(lost.sort((a, b) => a - b))}`);
  }
}

// The chain against the custody that the brief lists; only its end when an entry is erased.
function compare(chain, exhibit, complete) {
  const expected = complete ? exhibit.entries : exhibit.entries.slice(-chain.length);
  if (expected.join() !== chain.join()) {
    const listed = numbers(exhibit.entries);
    throw new Fault(told`the brief lists its custody as ${listed}, the ledger gives ${numbers(chain)}`);
  }
}

function numbers(seqs) {
  if (!seqs.length) return told`no entries`;
  return seqs.length === 1 ? told`entry ${seqs[0]}` : told`entries ${seqs}`;
}
