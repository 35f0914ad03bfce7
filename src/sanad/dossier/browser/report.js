// SPDX-License-Identifier: Apache-2.0
// What the verifier found: every check with its verdict, the passed ones too (docs/formats/package.md).

export const INTACT = "intact";
export const BROKEN = "broken";
export const NOT_ESTABLISHED = "not established";
export const VERDICTS = [INTACT, BROKEN, NOT_ESTABLISHED];

/** What is checked, in the order in which it is reported; the first is exit code 10. */
export const CODES = [
  "FILE", "MANIFEST_SIGNATURE", "KEY", "CHECKPOINT", "TIMESTAMP", "ENTRY", "CUSTODY", "EXHIBIT",
  "BRIEF", "SENTENCE", "SUPPORT", "CITATION", "FINDING",
];
const FIRST_EXIT = 10;
const EXIT_NOT_ESTABLISHED = 3;

/** Return a check that found what is documented. */
export function intact(code, where, says) {
  return { code, verdict: INTACT, where, says };
}

/** Return a check that found a contradiction. */
export function broken(code, where, says) {
  return { code, verdict: BROKEN, where, says };
}

/** Return a check that lacked something needed for an answer. */
export function notEstablished(code, where, says) {
  return { code, verdict: NOT_ESTABLISHED, where, says };
}

/** Return the checks in the order of the codes. */
export function ordered(checks) {
  return CODES.flatMap((code) => checks.filter((check) => check.code === code));
}

/** Return the report of docs/formats/package.md on ordered checks: each in English, and the worst verdict. */
export function report(name, checks) {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0]));
  for (const check of checks) counts[check.verdict] += 1;
  const failed = checks.filter((check) => check.verdict === BROKEN);
  const lowest = Math.min(...new Set(failed.map((check) => CODES.indexOf(check.code))));
  const verdict = [BROKEN, NOT_ESTABLISHED].find((worst) => counts[worst]) ?? INTACT;
  const codes = { [BROKEN]: FIRST_EXIT + lowest, [NOT_ESTABLISHED]: EXIT_NOT_ESTABLISHED, [INTACT]: 0 };
  return {
    v: "sanad/verification/1",
    package: name,
    verdict,
    exit_code: codes[verdict],
    counts,
    checks: checks.map(({ code, verdict, where, says }) => ({ code, verdict, where, says: String(says) })),
  };
}
