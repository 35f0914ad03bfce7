// SPDX-License-Identifier: Apache-2.0
// The answer: one verdict in words, sign and colour, the key to compare, and one page to print for a judge.

import { openDialog, pdf } from "./dialog.js";
import { el, english, quoted } from "./dom.js";
import { Fault } from "./fault.js";
import { readable, written } from "./instant.js";
import { BROKEN, CODES, INTACT, NOT_ESTABLISHED, VERDICTS } from "./report.js";
import { saying } from "./saying.js";
import { say } from "./words.js";

const SIGNS = { [INTACT]: "✓", [BROKEN]: "✕", [NOT_ESTABLISHED]: "?" };
const [DOSSIER, CERTIFICATE] = ["dossier.pdf", "office.crt"];
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
export function answer(pack, result) {
  const { report } = result;
  return [
    el("div", { class: `verdict ${kind(report.verdict)}` },
      el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[report.verdict]),
      el("div", {},
        el("h2", {}, say(`${report.verdict} title`)),
        el("p", {}, say(`${report.verdict} means`)),
        el("p", { class: "counts" }, counts(report)),
        concerned(report, BROKEN), concerned(report, NOT_ESTABLISHED))),
    el("p", { class: "tools" },
      el("a", { href: "#checks" }, say("what was checked")),
      el("a", { href: "#document" }, say("document")),
      pack.has(DOSSIER) && el("button", { type: "button", class: "quiet", onclick: () => showDossier(pack) }, say("open dossier")),
      el("button", { type: "button", class: "quiet", onclick: () => window.print() }, say("print")),
      el("button", { type: "button", class: "quiet", onclick: () => save(report) }, say("save"))),
    el("dl", {}, facts(result).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)])),
  ];
}

/** Return the page for a judge: verdict, office, key, dates, counts, faults. */
export function judgePage(result) {
  const { report, checks } = result;
  const faults = checks.filter((check) => check.verdict === BROKEN);
  const open = checks.filter((check) => check.verdict === NOT_ESTABLISHED);
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
      el("li", {}, mark(check.verdict), " ", english(check.where, "bdi", { class: "where" }), " ", saying(check.says)))),
    rest > 0 && el("p", {}, say("and more", { count: rest })),
    el("p", { class: "made" }, say("judge made", { at: written(Date.now()) })),
  ];
}

// Of what there are checks that ended so, and how many.
function concerned({ checks }, verdict) {
  const some = CODES.map((code) => [code, checks.filter((each) => each.code === code && each.verdict === verdict).length]);
  const words = some.filter(([, count]) => count).map(([code, count]) => `${say(code)} (${count})`);
  return words.length > 0 && el("p", { class: kind(verdict) }, mark(verdict), " ", words.join(" · "));
}

// The dossier itself, and what its own signature is for.
function showDossier(pack) {
  const body = openDialog(DOSSIER, pack, DOSSIER, pack.has(CERTIFICATE) && el("p", {}, say("pdf signature")));
  body.replaceChildren(pdf(pack.open(DOSSIER), 1));
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
function facts({ report, checks, brief, key, checkpoint }) {
  const told = brief?.document ?? {};
  const of = (code) => checks.findLast((check) => check.code === code);
  const stamp = of("TIMESTAMP");
  const found = [
    [say("package"), quoted(report.package)],
    [say("office"), told.office?.name && quoted(told.office.name)],
    [say("dossier"), told.title && quoted(told.title)],
    [say("edition"), told.edition && [String(told.edition), " · ", english(readable(told.as_of ?? ""))]],
    [say("key"), key instanceof Fault ? mark(BROKEN) : [english(key.fingerprint, "code"), " ", mark(of("KEY").verdict)]],
    [say("tree head"), checkpoint ? english(`${readable(checkpoint.at)} · ${checkpoint.size}`) : mark(of("CHECKPOINT").verdict)],
    [say("timestamp"), [stamp.at !== undefined && english(written(stamp.at)), " ", mark(stamp.verdict)]],
  ];
  return found.filter(([, value]) => value);
}

function save(report) {
  const text = JSON.stringify(report, undefined, 1);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  el("a", { href: address, download: "report.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
