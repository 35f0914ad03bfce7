// SPDX-License-Identifier: Apache-2.0
// The signed checkpoint of the ledger (C2SP tlog-checkpoint with one line of our own, `at`).

import { Fault } from "./fault.js";
import { parseInstant } from "./instant.js";
import { decodeBase64, openNote } from "./note.js";
import { told } from "./told.js";

export const CHECKPOINT = "ledger/checkpoint";
const ROOT_BYTES = 32;
const LINES = 4;

/** Return the checkpoint that `key` signed: `size` (BigInt), `root` and `at`. */
export async function openCheckpoint(raw, key) {
  const lines = (await openNote(raw, key)).slice(0, -1).split("\n");
  if (lines.length !== LINES) throw new Fault(told`it does not have the four lines of a checkpoint`);
  const [origin, size, root, at] = lines;
  if (origin !== key.origin) throw new Fault(told`it names another ledger than its signature`);
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size)) {
    throw new Fault(told`its second line is not a number of entries`);
  }
  if (decodeBase64(root).length !== ROOT_BYTES) {
    throw new Fault(told`its third line is not a root hash`);
  }
  if (!at.startsWith("at ")) throw new Fault(told`its fourth line does not give the time`);
  parseInstant(at.slice(3));
  return { size: BigInt(size), root: decodeBase64(root), at: at.slice(3) };
}
