// SPDX-License-Identifier: Apache-2.0
// Digests of whole files, several at once, each in a worker so that the page stays alive.
//
// A worker is made from the text of what it runs: no second file, no network. Where a browser gives none, the page
// itself hashes.

import { Fault } from "./fault.js";
import { Sha256, hex } from "./sha256.js";
import { told } from "./told.js";

const WORKERS = Math.min(4, navigator.hardwareConcurrency || 2); // the disk is the limit beyond that

/** Return promises of the digests (hexadecimal) of files, in their order; `heard` hears of bytes hashed. */
export function hashAll(files, heard) {
  const waiting = files.map(job);
  const promises = waiting.map((each) => each.promise);
  for (let lane = Math.min(WORKERS, files.length); lane > 0; lane--) work(waiting, heard);
  return promises;
}

/** Return the digest of one file (hexadecimal). */
export async function hashOne(file) {
  try {
    return hex(await hashFile(file, () => {}));
  } catch (error) {
    throw unreadable(error);
  }
}

// Complete in itself but for Sha256, as a worker needs it.
async function hashFile(file, heard) {
  const [whole, piece] = [256 * 2 ** 20, 2 ** 20]; // bytes: the most for WebCrypto at once; a piece for ours
  const subtle = globalThis.crypto?.subtle;
  if (subtle && file.size <= whole) {
    const found = await subtle.digest("SHA-256", await file.arrayBuffer());
    heard(file.size);
    return new Uint8Array(found);
  }
  const state = new Sha256();
  const read = (at) => file.slice(at, at + piece).arrayBuffer();
  let next = read(0);
  for (let at = 0; at < file.size; at += piece) {
    const raw = new Uint8Array(await next);
    next = read(at + piece); // the browser reads on while this piece is hashed
    state.update(raw);
    heard(raw.length);
  }
  return state.digest();
}

// What runs in a worker: a file comes in; counts of bytes, and at last the digest, go out.
function serve() {
  onmessage = async ({ data: file }) => {
    try {
      postMessage({ digest: await hashFile(file, (bytes) => postMessage({ bytes })) });
    } catch (error) {
      postMessage({ problem: error.message });
    }
  };
}

function job(file) {
  const made = { file };
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  made.promise.catch(() => {}); // whoever awaits it hears of it
  return made;
}

async function work(waiting, heard) {
  const worker = startWorker();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { file, resolve, reject } = next;
    const found = worker ? ask(worker, file, heard) : hashFile(file, heard);
    await found.then((raw) => resolve(hex(raw))).catch((error) => reject(unreadable(error)));
  }
  worker?.terminate();
}

function startWorker() {
  const source = `${Sha256}\n${hashFile}\n(${serve})();`;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    return new Worker(address);
  } catch {
    return undefined;
  } finally {
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}

function ask(worker, file, heard) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.bytes !== undefined) heard(data.bytes);
      else if (data.digest) resolve(data.digest);
      else reject(new Error(data.problem));
    };
    worker.onerror = () => resolve(hashFile(file, heard));
    worker.postMessage(file);
  });
}

function unreadable(error) {
  return new Fault(told`the file cannot be read: ${error.message}`);
}
