// SPDX-License-Identifier: Apache-2.0
// The files: each listed one there and unaltered, none there that is not listed; exhibits under their digests.

import { exhibitLabel } from "./brief.js";
import { Fault } from "./fault.js";
import { hashAll } from "./hashing.js";
import { MANIFEST, SIGNATURE } from "./manifest.js";
import { isSafe } from "./package.js";
import { checkCopy, copyPaths, layerPaths, takenOut } from "./redacted.js";
import { broken, intact, notEstablished } from "./report.js";
import { byCodePoint, shorten } from "./text.js";
import { told } from "./told.js";

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
  checks.push(...missing.map((path) => broken("FILE", path, told`the file is missing`)));
  return checks;
}

/** Return the files under `exhibits/` by the digest in their name. */
export function exhibitPaths(pack) {
  return pack.named(EXHIBIT);
}

/** Return one check per exhibit of the brief, and one per file there that is no such exhibit or copy. */
export async function checkExhibits(pack, exhibits, digests, entries) {
  const [paths, copies] = [exhibitPaths(pack), copyPaths(pack)];
  const digest = (path) => digests.get(path) ?? pack.sha256(path);
  const checks = [];
  const known = new Set();
  for (const exhibit of exhibits) {
    const sealed = paths.get(exhibit.sha256) ?? [];
    const copied = copies.get(exhibit.copy?.sha256) ?? [];
    [...sealed, ...copied].forEach((path) => known.add(path));
    const check = exhibit.copy ? redactedCheck : exhibitCheck;
    checks.push(await check({ pack, exhibit, sealed, copied, digest, entry: entries.get(exhibit.madeBy) }));
  }
  const extra = [...pack.files.keys()].filter((p) => /^(?:exhibits|redacted)\//.test(p) && !known.has(p));
  const says = told`the brief names no exhibit of this digest`;
  return checks.concat(extra.sort(byCodePoint).map((path) => broken("EXHIBIT", path, says)));
}

function unlisted(path) {
  const says = told`it is in the package and the manifest does not list it`;
  if (!BY_THE_COMPUTER.test(path)) return says;
  return told`${says}; computers write files of this name by themselves: if yours did, delete it and check again`;
}

async function fileCheck(pack, file, digests) {
  const where = shorten(file.path);
  try {
    await compare(pack, file, digests);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return broken("FILE", where, fault.said);
  }
  return intact("FILE", where, told`${file.size} bytes, unaltered`);
}

async function compare(pack, file, digests) {
  if (!isSafe(file.path)) {
    throw new Fault(told`the manifest lists a path that a package may not hold; it was not opened`);
  }
  const { size } = pack.open(file.path);
  if (size !== file.size) {
    throw new Fault(told`it was altered: it holds ${size} bytes, the manifest lists ${file.size}`);
  }
  const found = await digests.get(file.path);
  if (found !== file.sha256) {
    throw new Fault(told`it was altered: its SHA-256 is ${found}, the manifest lists ${file.sha256}`);
  }
}

async function exhibitCheck({ pack, exhibit, sealed, digest }) {
  const where = exhibitLabel(exhibit);
  if (exhibit.withheld && !sealed.length) {
    return notEstablished("EXHIBIT", where, told`withheld: ${shorten(exhibit.reason)}`);
  }
  try {
    await compareExhibit(pack, exhibit, sealed, digest);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return broken("EXHIBIT", where, fault.said);
  }
  return intact("EXHIBIT", where, told`the bytes are those that were sealed`);
}

async function redactedCheck({ pack, exhibit, sealed, copied, digest, entry }) {
  const where = exhibitLabel(exhibit);
  const { copy, madeBy } = exhibit;
  try {
    if (sealed.length) {
      throw new Fault(told`the brief says that it is redacted, but its bytes are in the package`);
    }
    const left = layerPaths(exhibit.sha256).find((path) => pack.has(path));
    if (left) throw new Fault(told`the brief says that it is redacted, but ${left} is in the package`);
    const made = entry?.about.has(`exhibit:${exhibit.sha256}`) ? entry.copy : undefined;
    // an erased entry cannot contradict the brief
    await checkCopy(pack, copy, entry?.erased ? copy : made, copied, digest);
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return broken("EXHIBIT", where, fault.said);
  }
  if (entry?.erased) {
    const says = told`what entry ${madeBy}, said to have made its copy, did cannot be read`;
    return notEstablished("EXHIBIT", where, says);
  }
  const says = told`a redacted copy, as entry ${madeBy} made it; ${takenOut(copy)}. That nothing else was changed is the office's statement: the original is not given`;
  return notEstablished("EXHIBIT", where, says);
}

async function compareExhibit(pack, exhibit, paths, digest) {
  if (exhibit.withheld) {
    throw new Fault(told`the brief says that it is withheld, but its bytes are in the package`);
  }
  if (paths.length > 1) throw new Fault(told`its bytes are there more than once`);
  if (!paths.length) throw new Fault(told`its bytes are missing`);
  const [path] = paths;
  const size = pack.size(path);
  if (size !== exhibit.size) {
    throw new Fault(told`${path} holds ${size} bytes, the brief says ${exhibit.size}`);
  }
  const found = await digest(path);
  if (found !== exhibit.sha256) throw new Fault(told`the bytes in ${path} have the SHA-256 ${found}`);
}
