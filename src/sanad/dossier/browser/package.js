// SPDX-License-Identifier: Apache-2.0
// The package as the browser hands it over: files by their path inside the folder, read in bounded pieces.
//
// A browser does not tell links and special files from others; `sanad-verify` does.

import { Fault } from "./fault.js";
import { hashOne } from "./hashing.js";
import { byCodePoint } from "./text.js";
import { told } from "./told.js";

export const MAX_JSON = 64 * 1024 * 1024; // bytes: manifest, brief, layer
export const MAX_ENTRY = 8 * 1024 * 1024;
const MAX_DEPTH = 8; // folders inside folders; the format has three
const MAX_PATH = 200;
const MARKS = ["manifest.json", "manifest.sig", "office.vkey", "brief.json"];
const PATH = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;

/** The files of a package by path, and what else stands in the folder. */
export class Package {
  /** `files` are pairs of path and File; the folder's own name is no part of the paths. */
  constructor(name, files) {
    this.name = name;
    this.files = new Map();
    this.strange = new Map();
    for (const [path, file] of files) {
      const parts = path.split("/");
      if (parts.length > MAX_DEPTH + 1) {
        this.strange.set(parts.slice(0, MAX_DEPTH + 1).join("/"), told`the folder lies too deep`);
      } else {
        this.files.set(path, file);
      }
    }
    if (!MARKS.some((path) => this.files.has(path))) {
      throw new Fault(told`there is no package in the folder “${name}”`);
    }
  }

  has(path) {
    return this.files.has(path);
  }

  /** Return the paths of a form by what stands in its group, each in the order of code points. */
  named(form) {
    const paths = new Map();
    for (const path of [...this.files.keys()].sort(byCodePoint)) {
      const name = form.exec(path)?.[1];
      if (name) paths.set(name, [...(paths.get(name) ?? []), path]);
    }
    return paths;
  }

  /** Return the size of a file in bytes, or undefined. */
  size(path) {
    return this.files.get(path)?.size;
  }

  /** Return a file, whose bytes can be read in slices. */
  open(path) {
    const found = this.files.get(path);
    if (!found) throw new Fault(this.strange.get(path) ?? told`the file is missing`);
    return found;
  }

  /** Return the bytes of a whole file of at most `limit` bytes. */
  async read(path, limit) {
    const file = this.open(path);
    if (file.size > limit) {
      throw new Fault(told`it is larger than ${limit} bytes, the most this verifier reads of its kind`);
    }
    return bytes(file);
  }

  /** Return the digest of a file, hexadecimal. */
  sha256(path) {
    return hashOne(this.open(path));
  }
}

/** Return the bytes of a file or of a slice of it. */
export async function bytes(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new Fault(told`the file cannot be read: ${error.message}`);
  }
}

/** Return whether a path of the manifest stays inside the package on every system. */
export function isSafe(path) {
  return path.length <= MAX_PATH && PATH.test(path);
}
