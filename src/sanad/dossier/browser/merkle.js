// SPDX-License-Identifier: Apache-2.0
// Inclusion proofs of the Merkle tree: RFC 9162 section 2.1.3.2.

import { Fault } from "./fault.js";
import { hex, sha256 } from "./sha256.js";
import { told } from "./told.js";

const [LEAF, NODE] = [Uint8Array.of(0), Uint8Array.of(1)];

/** Return the hash of a leaf (RFC 9162 section 2.1.1). */
export function leafHash(data) {
  return sha256(LEAF, data);
}

/** Check that a leaf hash stands at `index` in the tree of `size` leaves with `root`; both are BigInt. */
export function verifyInclusion(leaf, index, size, proof, root) {
  if (index >= size) throw new Fault(told`entry ${index} cannot be in a ledger of ${size} entries`);
  let [node, last, value] = [index, size - 1n, leaf];
  for (const sibling of proof) {
    if (last === 0n) throw new Fault(told`its proof is too long`);
    if (node % 2n === 1n || node === last) {
      value = sha256(NODE, sibling, value);
      while (node % 2n === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      value = sha256(NODE, value, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  if (last !== 0n) throw new Fault(told`its proof is too short`);
  if (hex(value) !== hex(root)) {
    throw new Fault(told`its proof does not lead to the root of the checkpoint`);
  }
}
