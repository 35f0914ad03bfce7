// SPDX-License-Identifier: Apache-2.0
// The document itself: every sentence, and under it what it rests on; each citation opens its exhibit.

import { kind, mark } from "./answer.js";
import { blockLabel, claimLabel } from "./brief.js";
import { byId, el, english, quoted } from "./dom.js";
import { showExhibit } from "./exhibit.js";
import { parseCitation } from "./locators.js";
import { BROKEN, INTACT, NOT_ESTABLISHED } from "./report.js";
import { shorten } from "./text.js";
import { say } from "./words.js";

const ROWS = 100; // of a table; the others stand in dossier.pdf and brief.json

/** Return the document of a result of `verify` on the package `pack`. */
export function dossier(pack, result) {
  const { brief } = result;
  if (!brief) return [];
  const reader = new Reader(pack, result);
  return [
    el("h2", {}, say("document")),
    el("p", {}, say("document hint")),
    finder(brief.blocks.filter((block) => block.kind === "sentence").length),
    quoted(brief.document.title ?? "", "h3", { class: "title" }),
    ...brief.sections.map((section) => reader.section(section)),
  ];
}

// Opens a sentence by its number.
function finder(count) {
  const input = el("input", { type: "number", id: "sentence", min: "1", max: String(count), inputmode: "numeric" });
  const go = (event) => {
    event.preventDefault();
    const found = byId(`sentence-${input.value}`)?.closest("details");
    if (!found) return;
    found.open = true;
    found.scrollIntoView({ block: "start" });
  };
  return el("form", { class: "finder", onsubmit: go },
    el("label", { for: "sentence" }, say("find")), " ", input, " ", el("button", { class: "quiet" }, say("show")));
}

/** Shows the parts of a brief, each with the verdicts of the checks that are about it. */
class Reader {
  constructor(pack, result) {
    Object.assign(this, { pack, result });
    const { brief, checks } = result;
    this.verdicts = new Map();
    this.number = 0;
    this.tongue = brief.document.language === "ur" ? { lang: "ur", dir: "rtl" } : { lang: "en", dir: "ltr" };
    for (const { where, verdict } of checks) {
      this.verdicts.set(where, worse(verdict, this.verdicts.get(where)));
    }
    this.claims = new Map(brief.claims.map((claim) => [claim.id, claim]));
    this.findings = new Map(brief.findings.map((finding) => [finding.id, finding]));
    this.exhibits = new Map(brief.exhibits.map((exhibit) => [exhibit.sha256, exhibit]));
    this.rules = new Map(brief.verdicts.map((verdict) => [verdict.id, verdict.value]));
  }

  section({ value, blocks }) {
    const heading = typeof value.heading === "string" ? value.heading : "";
    return el("section", { class: "part" }, el("h3", this.tongue, quoted(heading)), blocks.map((block) => this.block(block)));
  }

  block(block) {
    const verdict = this.verdictOf(block);
    const made = el("details", { class: `block ${block.kind} ${kind(verdict)}` },
      el("summary", this.tongue, this.numbered(block), verdict !== INTACT && [mark(verdict), " "], quoted(block.says)));
    made.addEventListener("toggle", () => {
      if (made.open && !made.querySelector(".sources")) made.append(this.sources(block.restsOn));
    });
    const shown = { table: () => table(block.value), figure: () => figure(block.value) }[block.kind]?.();
    return el("div", {}, shown && el("div", this.tongue, shown), made);
  }

  // The number of a sentence, which is that of its note in dossier.pdf.
  numbered({ kind: type }) {
    if (type !== "sentence") return undefined;
    this.number += 1;
    return el("span", { class: "number", id: `sentence-${this.number}` }, String(this.number));
  }

  // The worst of what was found of a sentence and of the claims and findings that it rests on.
  verdictOf(block) {
    const places = [blockLabel(block)];
    for (const support of block.restsOn) {
      const id = support.slice(support.indexOf(":") + 1);
      const claim = support.startsWith("claim:") && this.claims.get(id);
      if (claim) places.push(claimLabel(claim), `claim ${shorten(id)}`);
      if (support.startsWith("finding:")) places.push(`finding ${shorten(id)}`);
    }
    return places.map((where) => this.verdicts.get(where) ?? INTACT).reduce(worse, INTACT);
  }

  sources(supports) {
    return el("ol", { class: "sources" }, supports.map((support) => el("li", {}, this.source(support))));
  }

  source(support) {
    const [type, id] = [support.split(":", 1)[0], support.slice(support.indexOf(":") + 1)];
    const shown = {
      claim: () => this.claims.has(id) && this.claim(this.claims.get(id)),
      finding: () => this.findings.has(id) && this.finding(this.findings.get(id)),
      exhibit: () => this.exhibits.has(id) && this.exhibit(this.exhibits.get(id)),
      verdict: () => this.rules.has(id) && this.rule(this.rules.get(id)),
      entry: () => this.result.entries.has(Number(id)) && this.entry(this.result.entries.get(Number(id))),
    }[type]?.();
    return shown || [mark(BROKEN), " ", quoted(support)];
  }

  claim(claim) {
    const { value } = claim;
    const facts = ["said_by", "standing", "grade"].filter((name) => typeof value[name] === "string");
    return [
      mark(this.verdicts.get(claimLabel(claim)) ?? NOT_ESTABLISHED), " ", this.citation(claim),
      el("p", { class: "facts" }, facts.map((name, place) => [place > 0 && " · ", `${say(name)}: `, quoted(value[name])])),
    ];
  }

  citation(claim) {
    let cited;
    try {
      cited = parseCitation(claim.citation);
    } catch {
      return quoted(claim.id);
    }
    const exhibit = this.exhibits.get(cited.exhibit);
    return [quoted(cited.quote, "q"), exhibit ? this.exhibit(exhibit, cited) : english(cited.exhibit)].flat();
  }

  exhibit(exhibit, cited) {
    const place = cited && placeWords(cited.place, exhibit.name);
    const name = [quoted(exhibit.name, "strong"), place && ` · ${place} `].filter(Boolean);
    if (!this.result.paths.has(exhibit.sha256)) {
      return [...name, " ", el("span", { class: "withheld" }, say(exhibit.withheld ? "withheld" : "missing")), " ", quoted(exhibit.reason)];
    }
    const open = () => showExhibit(this.pack, this.result, exhibit, cited);
    const copied = exhibit.copy && [el("span", { class: "withheld" }, say("redacted")), " "];
    return [...name, " ", copied, el("button", { type: "button", class: "open", onclick: open }, say(cited ? "open there" : "open"))];
  }

  finding({ id, value }) {
    const inputs = Array.isArray(value.inputs) ? value.inputs : [];
    const known = inputs.filter((digest) => this.exhibits.has(digest));
    const isGiven = (digest) => Number(this.result.paths.has(digest));
    known.sort((one, other) => isGiven(other) - isGiven(one)); // what can be opened first
    return [
      mark(this.verdicts.get(`finding ${shorten(id)}`) ?? NOT_ESTABLISHED), " ", quoted(value.sentence), el("br"),
      `${say("method")}: `, english(`${value.method} ${value.version}`), table(value),
      el("ul", {}, known.map((digest) => el("li", {}, this.exhibit(this.exhibits.get(digest))))),
    ];
  }

  rule(value) {
    return [el("strong", {}, `${say("rule")} `), english(value.rule), ": ", english(value.verdict), " ", quoted(value.reason ?? "")];
  }

  entry(entry) {
    const said = entry.body ? `${entry.act} · ${entry.body.at} · ${entry.body.by}` : say("erased");
    return [mark(entry.proved ? INTACT : NOT_ESTABLISHED), ` ${say("entry")} ${entry.seq}: `, english(said)];
  }
}

// In the reader's words, where in the exhibit of this name a citation points.
function placeWords(place, name) {
  const seconds = (ms) => (ms / 1000).toFixed(1);
  const words = {
    row: () => say("place row", { row: place.row }),
    bytes: () => say("place bytes", place),
    text: () => say(/\.pdf$/i.test(name) ? "place page" : "place part", place),
    ocr: () => say("place ocr", place),
    time: () => say("place time", { from: seconds(place.from), to: seconds(place.to) }),
  };
  return words[place.kind]();
}

function worse(one, other) {
  return [BROKEN, NOT_ESTABLISHED].find((verdict) => verdict === one || verdict === other) ?? INTACT;
}

function table({ columns, rows }) {
  if (!Array.isArray(columns) || !Array.isArray(rows)) return undefined;
  const shown = rows.slice(0, ROWS).filter(Array.isArray);
  return el("div", { class: "scroll", tabindex: "0" },
    el("table", {},
      el("thead", {}, el("tr", {}, columns.map((name) => el("th", { scope: "col" }, quoted(name))))),
      el("tbody", {}, shown.map((row) => el("tr", {}, row.map((cell) => el("td", {}, quoted(cell))))))),
    rows.length > ROWS && el("p", {}, say("and more", { count: rows.length - ROWS })));
}

// A figure is shown as a picture, so that nothing in its SVG can act.
function figure({ svg, alt }) {
  if (typeof svg !== "string") return undefined;
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  const forget = () => URL.revokeObjectURL(address);
  return el("img", { class: "figure", src: address, alt: typeof alt === "string" ? alt : "", onload: forget });
}
