// SPDX-License-Identifier: Apache-2.0
// The files: each listed one there and unaltered, none there that is not listed; exhibits under their digests.

import { exhibitLabel } from "./brief.js";
import { Fault } from "./fault.js";
import { hashAll } from "./hashing.js";
import { MANIFEST, SIGNATURE } from "./manifest.js";
import { isSafe } from "./package.js";
import { broken, intact, notEstablished } from "./report.js";
import { byCodePoint, shorten } from "./text.js";

const EXHIBIT = /^exhibits\/([0-9a-f]{64})\.[a-z0-9]{1,16}$/;
const UNLISTED = [MANIFEST, SIGNATURE];
const BY_THE_COMPUTER = /(?:^|\/)(?:\.DS_Store|\._[^/]*|Thumbs\.db|desktop\.ini)$/i;

/** Begin to hash every listed file that is there with its listed size, largest first; return promises by path. */
export function startHashing(pack, manifest, heard) {
  const files = manifest.files.filter((file) => pack.size(file.path) === file.size);
  files.sort((one, other) => other.size - one.size);
  const total = files.reduce((sum, file) => sum + file.size, 0);
  let done = 0;
  const count = (bytes) => heard((done += bytes), total);
  const promises = hashAll(files.map((file) => pack.open(file.path)), count);
  return new Map(files.map((file, place) => [file.path, promises[place]]));
}

/** Return one check per listed file and one per thing that is there without being listed. */
export async function checkFiles(pack, manifest, digests) {
  const checks = [];
  for (const file of manifest.files) checks.push(await fileCheck(pack, file, digests));
  const listed = new Set([...manifest.files.map((file) => file.path), ...UNLISTED]);
  const there = new Set([...pack.files.keys(), ...pack.strange.keys()]);
  const extra = [...there].filter((path) => !listed.has(path)).sort(byCodePoint);
  checks.push(...extra.map((path) => broken("FILE", path, pack.strange.get(path) ?? unlisted(path))));
  const missing = UNLISTED.filter((path) => !pack.has(path));
  checks.push(...missing.map((path) => broken("FILE", path, "the file is missing")));
  return checks;
}

/** Return the files under `exhibits/` by the digest in their name. */
export function exhibitPaths(pack) {
  const paths = new Map();
  for (const path of [...pack.files.keys()].sort(byCodePoint)) {
    const digest = EXHIBIT.exec(path)?.[1];
    if (digest) paths.set(digest, [...(paths.get(digest) ?? []), path]);
  }
  return paths;
}

/** Return one check per exhibit of the brief, and one per file there that is no such exhibit. */
export async function checkExhibits(pack, exhibits, digests) {
  const paths = exhibitPaths(pack);
  const checks = [];
  const known = new Set();
  for (const exhibit of exhibits) {
    const found = paths.get(exhibit.sha256) ?? [];
    found.forEach((path) => known.add(path));
    checks.push(await exhibitCheck(pack, exhibit, found, digests));
  }
  const extra = [...pack.files.keys()].filter((p) => p.startsWith("exhibits/") && !known.has(p));
  const says = "the brief names no exhibit of this digest";
  return checks.concat(extra.sort(byCodePoint).map((path) => broken("EXHIBIT", path, says)));
}

function unlisted(path) {
  const says = "it is in the package and the manifest does not list it";
  const maybe = "; computers write files of this name by themselves: if yours did, delete it and check again";
  return BY_THE_COMPUTER.test(path) ? says + maybe : says;
}

async function fileCheck(pack, file, digests) {
  const where = shorten(file.path);
  try {
    await compare(pack, file, digests);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return broken("FILE", where, fault.message);
  }
  return intact("FILE", where, `${file.size} bytes, unaltered`);
}

async function compare(pack, file, digests) {
  if (!isSafe(file.path)) {
    throw new Fault("the manifest lists a path that a package may not hold; it was not opened");
  }
  const { size } = pack.open(file.path);
  if (size !== file.size) {
    throw new Fault(`it was altered: it holds ${size} bytes, the manifest lists ${file.size}`);
  }
  const found = await digests.get(file.path);
  if (found !== file.sha256) {
    throw new Fault(`it was altered: its SHA-256 is ${found}, the manifest lists ${file.sha256}`);
  }
}

async function exhibitCheck(pack, exhibit, paths, digests) {
  const where = exhibitLabel(exhibit);
  if (exhibit.withheld && !paths.length) {
    return notEstablished("EXHIBIT", where, `withheld: ${shorten(exhibit.reason)}`);
  }
  try {
    await compareExhibit(pack, exhibit, paths, digests);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return broken("EXHIBIT", where, fault.message);
  }
  return intact("EXHIBIT", where, "the bytes are those that were sealed");
}

async function compareExhibit(pack, exhibit, paths, digests) {
  if (exhibit.withheld) {
    throw new Fault("the brief says that it is withheld, but its bytes are in the package");
  }
  if (paths.length !== 1) {
    throw new Fault(paths.length ? "its bytes are there more than once" : "its bytes are missing");
  }
  const [path] = paths;
  const size = pack.size(path);
  if (size !== exhibit.size) {
    throw new Fault(`${path} holds ${size} bytes, the brief says ${exhibit.size}`);
  }
  const found = await (digests.get(path) ?? pack.sha256(path));
  if (found !== exhibit.sha256) throw new Fault(`the bytes in ${path} have the SHA-256 ${found}`);
}
