// SPDX-License-Identifier: Apache-2.0
// The answer: one verdict in words, sign and colour, the key to compare, and one page to print for a judge.

import { el, english, quoted } from "./dom.js";
import { Fault } from "./fault.js";
import { written } from "./instant.js";
import { BROKEN, CODES, INTACT, NOT_ESTABLISHED, VERDICTS } from "./report.js";
import { shorten } from "./text.js";
import { say } from "./words.js";

const SIGNS = { [INTACT]: "✓", [BROKEN]: "✕", [NOT_ESTABLISHED]: "?" };
const MOST = 6; // faults on the judge's page; more would make it two

/** Return a verdict as a small mark: sign and word. */
export function mark(verdict) {
  const sign = el("span", { "aria-hidden": "true" }, SIGNS[verdict]);
  return el("span", { class: `mark ${kind(verdict)}` }, sign, " ", say(verdict));
}

/** Return the class under which the style knows a verdict. */
export function kind(verdict) {
  return verdict.replace(" ", "-");
}

/** Return the answer of a result of `verify`. */
export function answer(result) {
  const { report } = result;
  return [
    el("div", { class: `verdict ${kind(report.verdict)}` },
      el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[report.verdict]),
      el("div", {},
        el("h2", {}, say(`${report.verdict} title`)),
        el("p", {}, say(`${report.verdict} means`)),
        el("p", { class: "counts" }, counts(report)))),
    el("dl", {}, facts(result).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
    el("p", { class: "tools" },
      el("button", { type: "button", onclick: () => window.print() }, say("print")),
      el("button", { type: "button", class: "quiet", onclick: () => save(report) }, say("save"))),
  ];
}

/** Return the page for a judge: verdict, office, key, dates, counts, faults. */
export function judgePage(result) {
  const { report } = result;
  const faults = report.checks.filter((check) => check.verdict === BROKEN);
  const open = report.checks.filter((check) => check.verdict === NOT_ESTABLISHED);
  const shown = [...faults, ...open].slice(0, MOST);
  const rest = faults.length + open.length - shown.length;
  return [
    el("h1", {}, say("judge title")),
    el("div", { class: `verdict ${kind(report.verdict)}` },
      el("span", { class: "sign" }, SIGNS[report.verdict]),
      el("div", {}, el("h2", {}, say(`${report.verdict} title`)), el("p", {}, say(`${report.verdict} means`)))),
    el("dl", {}, facts(result).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
    el("table", {},
      el("thead", {}, el("tr", {}, ["checked", ...VERDICTS].map((name) => el("th", {}, say(name))))),
      el("tbody", {}, CODES.map((code) => countRow(report, code)))),
    shown.length > 0 && el("h2", {}, say("judge faults")),
    shown.length > 0 && el("ul", {}, shown.map((check) =>
      el("li", {}, mark(check.verdict), " ", english(`${check.where}: ${shorten(check.says)}`, "div")))),
    rest > 0 && el("p", {}, say("and more", { count: rest })),
    el("p", { class: "made" }, say("judge made", { at: written(Date.now()) })),
  ];
}

function countRow(report, code) {
  const some = report.checks.filter((check) => check.code === code);
  const count = (verdict) => some.filter((check) => check.verdict === verdict).length;
  return el("tr", {}, el("th", { scope: "row" }, say(code)),
    VERDICTS.map((verdict) => el("td", { class: count(verdict) ? kind(verdict) : "none" }, String(count(verdict)))));
}

function counts(report) {
  return VERDICTS.map((verdict) => `${report.counts[verdict]} ${say(verdict)}`).join(" · ");
}

// What a reader wants to know of the package: pairs of name and value.
function facts({ report, brief, key, checkpoint }) {
  const told = brief?.document ?? {};
  const stamp = report.checks.find((check) => check.code === "TIMESTAMP");
  const keyCheck = report.checks.findLast((check) => check.code === "KEY");
  const found = [
    [say("package"), quoted(report.package)],
    [say("office"), told.office?.name && quoted(told.office.name)],
    [say("dossier"), told.title && quoted(told.title)],
    [say("edition"), told.edition && [String(told.edition), " · ", english(told.as_of ?? "")]],
    [say("key"), key instanceof Fault ? mark(BROKEN) : [english(key.fingerprint, "code"), " ", mark(keyCheck.verdict)]],
    [say("tree head"), checkpoint ? english(`${checkpoint.at} · ${checkpoint.size}`) : mark(check(report, "CHECKPOINT").verdict)],
    [say("timestamp"), [stamp.at !== undefined && english(written(stamp.at)), " ", mark(stamp.verdict)]],
  ];
  return found.filter(([, value]) => value);
}

function check(report, code) {
  return report.checks.find((each) => each.code === code);
}

function save(report) {
  const text = JSON.stringify(report, undefined, 1);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  el("a", { href: address, download: "report.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
