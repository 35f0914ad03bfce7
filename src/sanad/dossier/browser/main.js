// SPDX-License-Identifier: Apache-2.0
// The page: what the reader gives goes in, the answer comes out. `window.report` is the report, for programs.

import { answer, judgePage } from "./answer.js";
import { readCertificates } from "./certificate.js";
import { checkList } from "./checks.js";
import { byId, el, english } from "./dom.js";
import { dossier } from "./dossier.js";
import { chosenFolder, droppedFolder } from "./folder.js";
import { Package, bytes } from "./package.js";
import { saying } from "./saying.js";
import { otherLanguage, say, speak } from "./words.js";
import { verify } from "./verification.js";

const LIMITS = 6; // what the answer does not say, in words.*.json
const LATER = 400; // milliseconds after the last key before the fingerprint is compared
const NAMES = { en: "English", ur: "اردو" };

let pack;
let result;
let trusted = [];
let problem;
let runs = 0;
let asked; // the fingerprint of the last run
let shown;

function start() {
  byId("language").addEventListener("click", () => switchTo(otherLanguage()));
  byId("folder").addEventListener("change", ({ target }) => take(chosenFolder(target.files)));
  byId("certificates").addEventListener("change", ({ target }) => trust(target.files[0]));
  let waiting;
  byId("fingerprint").addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => fingerprint() !== asked && check(), LATER);
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    droppedFolder(event.dataTransfer).then((folder) => folder && take(folder));
  });
  switchTo("en");
}

function switchTo(language) {
  speak(language);
  const other = otherLanguage();
  Object.assign(byId("language"), { textContent: NAMES[other], lang: other });
  const limits = Array.from({ length: LIMITS }, (_, place) => el("li", {}, say(`limit ${place + 1}`)));
  byId("limits").querySelector("ul").replaceChildren(...limits);
  show();
}

function take({ name, files }) {
  if (!files.length) return;
  try {
    pack = new Package(name, files);
    problem = undefined;
  } catch (fault) {
    [pack, problem] = [undefined, fault.said];
  }
  check();
}

async function trust(file) {
  try {
    trusted = file ? readCertificates(await bytes(file)) : [];
    byId("certificates-said").replaceChildren(...trusted.map((each) => english(each.name, "div")));
  } catch (fault) {
    trusted = [];
    byId("certificates-said").replaceChildren(say("no certificate"), " ", saying(fault.said ?? fault.message, "bdi"));
  }
  check();
}

// Check everything anew; a run that another has overtaken shows nothing.
function check() {
  const run = ++runs;
  result = undefined;
  window.report = undefined;
  const expected = (asked = fingerprint());
  if (!pack || expected === undefined) return show();
  byId("answer").setAttribute("aria-busy", "true");
  const heard = (done, total) => run === runs && progress(done, total);
  shown = undefined;
  progress(0, 0);
  verify(pack, { expected, trusted, heard }).then(
    (found) => run === runs && finish(found),
    (error) => run === runs && fail(error),
  );
}

// The fingerprint that the reader gave, "" where there is none, or undefined where it is no fingerprint.
function fingerprint() {
  const found = byId("fingerprint").value.replace(/[\s:]/g, "").toLowerCase();
  const good = found === "" || /^[0-9a-f]{64}$/.test(found);
  byId("fingerprint-problem").textContent = good ? "" : say("fingerprint problem", { count: [...found].length });
  byId("fingerprint").setAttribute("aria-invalid", String(!good));
  return good ? found : undefined;
}

function progress(done, total) {
  const percent = total ? Math.floor((100 * done) / total) : 0;
  if (percent === shown) return;
  shown = percent;
  const words = say("checking", { percent, mebibytes: Math.ceil(total / 2 ** 20) });
  const bar = el("progress", { max: "100", value: String(percent), "aria-label": words });
  byId("answer").replaceChildren(el("p", {}, words), bar);
}

function finish(found) {
  result = found;
  window.report = found.report;
  byId("give").open = !asked; // who gave no fingerprint has not finished
  show();
}

function fail(error) {
  problem = error.message;
  show();
}

function show() {
  const sections = { answer: [], checks: [], document: [], judge: [] };
  if (problem) sections.answer = [el("p", { class: "problem", role: "alert" }, say("no package"), " ", saying(problem, "bdi"))];
  if (result) {
    sections.answer = answer(pack, result);
    sections.checks = checkList(result.checks);
    sections.document = dossier(pack, result);
    sections.judge = judgePage(result);
  }
  byId("answer").removeAttribute("aria-busy");
  for (const [id, children] of Object.entries(sections)) byId(id).replaceChildren(...children.filter(Boolean));
}

start();
