// SPDX-License-Identifier: Apache-2.0
// What rests on keys: the office's key, its signature on the manifest, the checkpoint, the outside timestamp.

import { BRIEF } from "./brief.js";
import { CHECKPOINT, openCheckpoint } from "./checkpoint.js";
import { Fault, Unable } from "./fault.js";
import { parseInstant, written } from "./instant.js";
import { SIGNATURE, verifySignature } from "./manifest.js";
import { MAX_NOTE, parseKey } from "./note.js";
import { broken, intact, notEstablished } from "./report.js";
import { MAX_TOKEN, TIMESTAMP, openTimestamp, vouched } from "./timestamp.js";
import { shorten, utf8 } from "./text.js";
import { told } from "./told.js";

const KEY = "office.vkey";

/** Return the office's key as the package gives it, or the fault for which it cannot be used. */
export async function readKey(pack) {
  try {
    return parseKey(await pack.read(KEY, MAX_NOTE));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return fault;
  }
}

/** Return whether the office's key signed the manifest. */
export async function checkSignature(pack, manifest, key) {
  const code = "MANIFEST_SIGNATURE";
  if (key instanceof Fault) return broken(code, KEY, key.said);
  if (manifest instanceof Fault) {
    return broken(code, SIGNATURE, told`manifest.json: ${manifest.said}`);
  }
  return judged(code, SIGNATURE, async () => {
    await verifySignature(manifest, await pack.read(SIGNATURE, MAX_NOTE), key);
    return intact(code, SIGNATURE, told`signed by ${key.origin}`);
  });
}

/** Return whether the key is the one that the reader knows, and the one that the brief names. */
export function checkKey(key, brief, expected) {
  if (key instanceof Fault) return [broken("KEY", KEY, key.said)];
  const checks = [];
  if (brief && brief.fingerprint !== key.fingerprint) {
    const says = told`the brief names another key of the office than office.vkey holds`;
    checks.push(broken("KEY", BRIEF, says));
  }
  const print = told`its fingerprint is ${key.fingerprint}`;
  if (!expected) {
    const says = told`${print}; compare it with the one the office published, and give that one above`;
    checks.push(notEstablished("KEY", KEY, says));
  } else if (expected !== key.fingerprint) {
    checks.push(broken("KEY", KEY, told`${print}, you expected ${expected}`));
  } else {
    checks.push(intact("KEY", KEY, told`${print}, as you expected`));
  }
  return checks;
}

/** Return the checkpoint, or undefined where the office did not sign it, and the check of it. */
export async function checkCheckpoint(pack, key) {
  let checkpoint;
  const check = await judged("CHECKPOINT", CHECKPOINT, async () => {
    const raw = await pack.read(CHECKPOINT, MAX_NOTE);
    if (key instanceof Fault) {
      throw new Unable(told`without a good office.vkey its signature cannot be checked`);
    }
    checkpoint = await openCheckpoint(raw, key);
    const says = told`signed by ${key.origin} at ${checkpoint.at}: ${checkpoint.size} entries`;
    return intact("CHECKPOINT", CHECKPOINT, says);
  });
  return [checkpoint, check];
}

/** Return whether an authority that the reader trusts saw the checkpoint; `at` of the check is when. */
export async function checkTimestamp(pack, trusted) {
  if (!pack.has(TIMESTAMP) && !pack.strange.has(TIMESTAMP)) {
    const says = told`no outside authority had dated the checkpoint when this was written, so its time is the office's own word; ask for the package written anew once it is dated`;
    return notEstablished("TIMESTAMP", TIMESTAMP, says);
  }
  return judged("TIMESTAMP", TIMESTAMP, async () => {
    const covered = await pack.read(CHECKPOINT, MAX_NOTE);
    const stamp = await openTimestamp(await pack.read(TIMESTAMP, MAX_TOKEN), covered);
    const signer = shorten(stamp.signer.name);
    const seen = told`the checkpoint existed at ${written(stamp.at)}, says ${signer}`;
    if (!trusted.length) {
      const open = told`whether to believe this signer is for you to say: give its certificate above`;
      return { ...notEstablished("TIMESTAMP", TIMESTAMP, told`${seen}; ${open}`), at: stamp.at };
    }
    if (!(await vouched(stamp, trusted))) {
      const says = told`it is signed by ${signer}, whom the certificates that you gave do not vouch for`;
      return broken("TIMESTAMP", TIMESTAMP, says);
    }
    return { ...intact("TIMESTAMP", TIMESTAMP, told`${seen}${order(stamp.at, covered)}`), at: stamp.at };
  });
}

async function judged(code, where, check) {
  try {
    return await check();
  } catch (error) {
    if (error instanceof Unable) return notEstablished(code, where, error.said);
    if (error instanceof Fault) return broken(code, where, error.said);
    throw error;
  }
}

// A remark when the office's clock ran ahead of the authority's.
function order(at, covered) {
  const line = (utf8(covered) ?? "").split("\n").find((each) => each.startsWith("at "));
  try {
    const ahead = Math.round((parseInstant(line.slice(3)) - at) / 1000);
    return ahead >= 1 ? told`; the office's own clock was ${ahead} s ahead` : "";
  } catch {
    return "";
  }
}
