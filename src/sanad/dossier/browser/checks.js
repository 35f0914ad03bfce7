// SPDX-License-Identifier: Apache-2.0
// The list of checks by kind: what contradicts first, then what is open; what passed is counted, and shown on demand.

import { kind, mark } from "./answer.js";
import { el, english } from "./dom.js";
import { BROKEN, CODES, INTACT, NOT_ESTABLISHED } from "./report.js";
import { saying } from "./saying.js";
import { say } from "./words.js";

const PORTION = 200; // checks shown at once

/** Return the list of all checks. */
export function checkList(checks) {
  const groups = CODES.map((code) => [code, checks.filter((check) => check.code === code)]);
  const rank = ([, some]) => [BROKEN, NOT_ESTABLISHED, INTACT].indexOf(worst(some));
  return [
    el("h2", {}, say("what was checked")),
    ...groups.sort((one, other) => rank(one) - rank(other)).map(([code, some]) => group(code, some)),
  ];
}

function worst(checks) {
  return [BROKEN, NOT_ESTABLISHED].find((verdict) => checks.some((c) => c.verdict === verdict)) ?? INTACT;
}

function group(code, checks) {
  const verdict = worst(checks);
  const faults = checks.filter((check) => check.verdict !== INTACT);
  const passed = checks.filter((check) => check.verdict === INTACT);
  const body = el("div", { class: "checks" });
  const made = el("details", { class: `group ${kind(verdict)}`, open: verdict === BROKEN },
    el("summary", {}, mark(verdict), el("strong", {}, say(code)), el("span", { class: "count" }, tally(checks))),
    el("p", {}, say(`${code} means`)), body);
  made.addEventListener("toggle", () => body.childElementCount || fill(body, faults, passed));
  if (verdict === BROKEN) fill(body, faults, passed);
  return made;
}

function tally(checks) {
  if (!checks.length) return say("nothing to check");
  const counted = [BROKEN, NOT_ESTABLISHED, INTACT].map((verdict) => [verdict, checks.filter((c) => c.verdict === verdict).length]);
  return counted.filter(([, count]) => count).map(([verdict, count]) => `${count} ${say(verdict)}`).join(" · ");
}

function fill(body, faults, passed) {
  const sorted = [...faults.filter((c) => c.verdict === BROKEN), ...faults.filter((c) => c.verdict !== BROKEN), ...passed];
  const list = el("ul");
  const more = el("button", { type: "button", class: "quiet", onclick: () => show(PORTION) });
  const show = (count) => {
    list.append(...sorted.splice(0, count).map(line));
    more.textContent = say("show more", { count: sorted.length });
    more.hidden = !sorted.length;
  };
  body.append(list, more);
  show(Math.min(faults.length || PORTION, PORTION));
}

function line({ verdict, where, says }) {
  return el("li", { class: kind(verdict) }, mark(verdict), " ", english(where, "bdi", { class: "where" }), saying(says));
}
