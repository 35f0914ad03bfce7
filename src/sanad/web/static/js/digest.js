// SPDX-License-Identifier: Apache-2.0
// A worker that computes the SHA-256 of files of any size, piece by piece; the page goes on meanwhile.

import { hex, Sha256 } from "../vendor/verifier/sha256.js";

const PIECE = 4 << 20;

addEventListener("message", async ({ data: { id, file } }) => {
  try {
    const digest = new Sha256();
    for (let at = 0; at < file.size; at += PIECE) {
      digest.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
      postMessage({ id, done: Math.min(at + PIECE, file.size) });
    }
    postMessage({ id, sha256: hex(digest.digest()) });
  } catch (fault) {
    postMessage({ id, fault: String(fault) });
  }
});
