// SPDX-License-Identifier: Apache-2.0
// All checks of one package, none skipped because another failed.
//
// Hostile input never stops the verifier: what cannot be read is a broken check, and what cannot be compared because of
// it is one not established.

import { BRIEF, readBrief } from "./brief.js";
import { checkCitations } from "./citations.js";
import { checkBrief, checkFindings, checkSentences, checkSupport } from "./contents.js";
import { checkCustody } from "./custody.js";
import { checkEntries } from "./entries.js";
import { Fault } from "./fault.js";
import { checkExhibits, checkFiles, exhibitPaths, startHashing } from "./inventory.js";
import { MANIFEST, readManifest } from "./manifest.js";
import { MAX_JSON } from "./package.js";
import { copyPaths } from "./redacted.js";
import { broken, notEstablished, ordered, report } from "./report.js";
import { told } from "./told.js";
import { checkCheckpoint, checkKey, checkSignature, checkTimestamp, readKey } from "./trust.js";

const NO_MANIFEST = told`without a good manifest.json there is nothing to compare with`;
const NO_BRIEF = told`without a readable brief.json there is nothing to check`;

/** Return the report on a package, its `checks` as they were told, and what was read on the way: `brief`, `key`, `checkpoint`, `entries`, `paths`.
 *
 * `expected` is the fingerprint that the reader knows, or ""; `trusted` are certificates of timestamp authorities; `heard` hears of
 * bytes hashed so far and in all. */
export async function verify(pack, { expected, trusted, heard }) {
  const manifest = await read(pack, MANIFEST, readManifest);
  const brief = await read(pack, BRIEF, readBrief);
  const key = await readKey(pack);
  const [listed, known] = [manifest, brief].map((found) => (found instanceof Fault ? undefined : found));
  const [checkpoint, checkpointCheck] = await checkCheckpoint(pack, key);
  const digests = listed ? startHashing(pack, listed, heard) : new Map();
  const checks = [checkpointCheck];
  const guard = async (code, run) => checks.push(...(await guarded(code, run)));

  await guard("MANIFEST_SIGNATURE", async () => [await checkSignature(pack, manifest, key)]);
  await guard("KEY", () => checkKey(key, known, expected));
  await guard("TIMESTAMP", async () => [await checkTimestamp(pack, trusted)]);
  let entries = new Map();
  if (!listed) {
    const codes = known ? ["ENTRY", "CUSTODY", "SENTENCE"] : ["ENTRY", "CUSTODY"];
    checks.push(...codes.map((code) => notEstablished(code, MANIFEST, NO_MANIFEST)));
  } else {
    await guard("ENTRY", async () => {
      const [held, found] = await checkEntries(pack, listed, checkpoint);
      entries = held;
      return found;
    });
    await guard("CUSTODY", () => checkCustody(listed.custody, entries, known?.exhibits ?? []));
  }
  let paths = new Map();
  if (!known) {
    checks.push(broken("BRIEF", BRIEF, brief.said));
    const codes = ["EXHIBIT", "SENTENCE", "SUPPORT", "CITATION", "FINDING"];
    checks.push(...codes.map((code) => notEstablished(code, BRIEF, NO_BRIEF)));
    if (!listed) checks.push(notEstablished("SENTENCE", MANIFEST, NO_MANIFEST));
  } else {
    paths = givenPaths(pack, known.exhibits);
    await guard("BRIEF", () => checkBrief(known, listed, entries));
    await guard("SUPPORT", () => checkSupport(known, listed, entries));
    await guard("FINDING", () => checkFindings(known));
    if (listed) await guard("SENTENCE", () => checkSentences(known, listed.sentences));
    await guard("CITATION", () => checkCitations(pack, known.claims, known.exhibits, paths, entries));
    await guard("EXHIBIT", () => checkExhibits(pack, known.exhibits, digests, entries));
  }
  await guard("FILE", () =>
    listed ? checkFiles(pack, listed, digests) : [broken("FILE", MANIFEST, manifest.said)],
  );
  const found = ordered(checks);
  return { report: report(pack.name, found), checks: found, brief: known, key, checkpoint, entries, paths };
}

// Where the bytes of the exhibits, or of their copies, stand that the package says to give, by digest of the exhibit.
function givenPaths(pack, exhibits) {
  const [whole, copies] = [exhibitPaths(pack), copyPaths(pack)];
  const stand = ({ sha256, copy }) => (copy ? copies.get(copy.sha256) : whole.get(sha256));
  const found = exhibits.filter((each) => !each.withheld).map((each) => [each.sha256, stand(each)?.[0]]);
  return new Map(found.filter(([, path]) => path));
}

// The checks, or one broken check where something unforeseen stopped them.
async function guarded(code, run) {
  try {
    return await run();
  } catch (error) {
    const says = told`the verifier could not finish this check (${error.name}); do not rely on what it covers`;
    return [broken(code, "the whole check", says)];
  }
}

async function read(pack, path, reader) {
  try {
    return reader(await pack.read(path, MAX_JSON));
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return fault;
  }
}
