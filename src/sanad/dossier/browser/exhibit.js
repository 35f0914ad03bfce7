// SPDX-License-Identifier: Apache-2.0
// An exhibit, or the redacted copy that is given for it, opened at the place that a citation names: a PDF at its page, a row among its
// neighbours, words where they stand, a picture with the words framed, a recording at its second.
//
// What it is goes by the ending of its file and a short list, never by what the package says of it: an exhibit can be hostile.

import { standsFor } from "./brief.js";
import { parseCues } from "./cues.js";
import { address, openDialog, pdf } from "./dialog.js";
import { el, english, quoted } from "./dom.js";
import { decode } from "./encodings.js";
import { readable } from "./instant.js";
import { layerPath, readLayer } from "./layers.js";
import { MAX_JSON, bytes } from "./package.js";
import { readParts } from "./recognised.js";
import { pick } from "./rows.js";
import { saying } from "./saying.js";
import { boxed, isAt, sheet } from "./sheet.js";
import { clean, utf8 } from "./text.js";
import { say } from "./words.js";

const PICTURES = { png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp", bmp: "image/bmp" };
const SOUNDS = { wav: "audio/wav", mp3: "audio/mpeg", ogg: "audio/ogg", opus: "audio/ogg", m4a: "audio/mp4", flac: "audio/flac" };
const FILMS = { mp4: "video/mp4", webm: "video/webm" };
const TEXTS = ["txt", "csv", "tsv", "xml", "json", "html", "htm", "eml", "vtt", "srt", "md", "log", "mt940", "sta", "ndjson", "jsonl"];
const NEAR = 3; // rows shown before and after the one cited
const MUCH = 100_000; // characters of a text shown at once
const AROUND = 2000; // bytes or characters shown around a place in something longer

/** Show an exhibit in the dialog, at the place cited where one is given. */
export async function showExhibit(pack, { brief, paths, entries }, exhibit, cited) {
  const path = paths.get(exhibit.sha256);
  const body = openDialog(exhibit.name, pack, path,
    exhibit.copy && copyNote(exhibit, entries.get(exhibit.madeBy)),
    el("p", { class: "facts" }, english(`SHA-256 ${standsFor(exhibit)}`, "code")),
    cited && quoted(cited.quote, "blockquote"));
  const standing = new Map(brief.exhibits.map((each) => [each.sha256, standsFor(each)]));
  const ending = path.split(".").at(-1);
  const given = { pack, paths, standing, exhibit, file: pack.open(path), ending, place: cited?.place };
  try {
    body.replaceChildren(...(await views(given)).filter(Boolean));
  } catch (fault) {
    body.replaceChildren(unseen(fault));
  }
  body.querySelector("mark, .cited")?.scrollIntoView({ block: "center" });
}

// What a reader must know of a copy: that parts were taken out, on which grounds, how many, and which entry made it.
function copyNote({ copy, madeBy, sha256 }, entry) {
  const grounds = Object.entries(copy.grounds).map(([ground, count]) => el("li", {}, say("ground", { count, ground: clean(ground) })));
  return el("div", { class: "copy" },
    el("p", {}, el("strong", {}, say("redacted")), " ", say("redacted means", { entry: madeBy, at: readable(entry?.body?.at ?? "") })),
    el("ul", {}, grounds),
    el("p", {}, say("original"), " ", english(sha256, "code")));
}

function unseen(fault) {
  return el("p", { class: "problem" }, say("cannot show"), " ", saying(fault.said ?? fault.message, "bdi"));
}

async function views(given) {
  const { file, ending, place } = given;
  if (place?.kind === "row") return [await rows(given)];
  if (place?.kind === "time") return [media(given), await transcript(given)];
  if (place?.kind === "bytes") return [await range(file, place)];
  const words = await layerWords(given).catch(unseen);
  if (ending === "pdf") return [words, pdf(file, place?.part ?? 1)];
  if (Object.hasOwn(PICTURES, ending)) return [await picture(given), words];
  if (Object.hasOwn(SOUNDS, ending) || Object.hasOwn(FILMS, ending)) return [media(given), words];
  if (words) return [words];
  if (TEXTS.includes(ending)) return [await beginning(file)];
  return [el("p", {}, say("no view"))];
}

// The words of a text layer, or recognised words, with those at the place marked: on the page where their boxes are known.
async function layerWords({ pack, exhibit, ending, place }) {
  if (!["text", "ocr"].includes(place?.kind)) return undefined;
  const stands = standsFor(exhibit);
  const parts = place.kind === "ocr" ? await readParts(pack, stands) : (await readLayer(pack, stands)).parts;
  const part = parts[place.part - 1];
  if (!part) return undefined;
  const words = ending === "pdf" ? boxed(part.words) : [];
  if (!words.some((word) => isAt(word, place))) return marked(part.text, place);
  const title = say("page words", { part: place.part });
  return el("figure", {}, el("figcaption", {}, title), sheet(part.text, words, place, title));
}

function marked(characters, { start, end }) {
  const from = characters.length > MUCH ? Math.max(0, start - AROUND) : 0;
  const to = characters.length > MUCH ? Math.min(characters.length, end + AROUND) : characters.length;
  return three(characters.slice(from, start), characters.slice(start, end), characters.slice(end, to));
}

function three(before, words, after) {
  return el("pre", { dir: "auto" }, quoted(before, "span"), quoted(words, "mark"), quoted(after, "span"));
}

async function picture({ pack, exhibit, file, ending, place }) {
  const frame = el("div", { class: "picture" }, el("img", { src: address(file, PICTURES[ending]), alt: exhibit.name }));
  if (place?.kind !== "ocr") return frame;
  const image = frame.firstChild;
  await image.decode();
  const { words } = (await readParts(pack, standsFor(exhibit)))[place.part - 1];
  for (const { box } of boxed(words).filter((word) => isAt(word, place))) {
    const [left, top, right, bottom] = box;
    const share = (part, whole) => `${(100 * part) / whole}%`;
    const { naturalWidth: width, naturalHeight: height } = image;
    const shown = el("span", { class: "cited" });
    Object.assign(shown.style, {
      left: share(left, width), top: share(top, height),
      width: share(right - left, width), height: share(bottom - top, height),
    });
    frame.append(shown);
  }
  return frame;
}

function media({ file, ending, place }) {
  const type = SOUNDS[ending] ?? FILMS[ending];
  if (!type) return undefined;
  const player = el(SOUNDS[ending] ? "audio" : "video", { controls: true, src: address(file, type) });
  if (place) player.addEventListener("loadedmetadata", () => (player.currentTime = place.from / 1000));
  return player;
}

async function transcript({ pack, place, paths, standing }) {
  if (!paths.has(place.transcript)) return undefined;
  const stands = standing.get(place.transcript);
  const described = pack.has(layerPath(stands));
  const encoding = described ? (await readLayer(pack, stands)).encoding : "utf-8";
  const cues = parseCues(await pack.read(paths.get(place.transcript), MAX_JSON), encoding);
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  return el("ol", { class: "cues" }, cues.map(({ from, to, text }) => {
    const inside = from < place.to && to > place.from;
    return el("li", { class: inside ? "cited" : undefined }, english(`${seconds(from)} – ${seconds(to)}`, "span"), quoted(text, "span"));
  }));
}

async function rows({ pack, exhibit, file, place }) {
  const { table } = await readLayer(pack, standsFor(exhibit));
  const near = Array.from({ length: 2 * NEAR + 1 }, (_, order) => place.row - NEAR + order).filter((row) => row > 0);
  const found = await pick(file, table, table.headerRecord > 0 ? [0, ...near] : near);
  const cells = (fields, tag) => (fields ?? []).map((field) => quoted(field, tag));
  return el("div", { class: "scroll", tabindex: "0" }, el("table", {},
    el("thead", {}, el("tr", {}, el("th", {}, "#"), cells(found.get(0), "th"))),
    el("tbody", {}, near.filter((row) => found.has(row)).map((row) =>
      el("tr", { class: row === place.row ? "cited" : undefined }, el("th", { scope: "row" }, String(row)), cells(found.get(row), "td"))))));
}

async function range(file, { start, end }) {
  const read = async (from, to) => {
    const raw = await bytes(file.slice(from, to));
    return utf8(raw) ?? decode(raw, "iso8859-1");
  };
  return three(await read(Math.max(0, start - AROUND), start), await read(start, end), await read(end, end + AROUND));
}

async function beginning(file) {
  const raw = await bytes(file.slice(0, MUCH));
  return el("div", {}, quoted(decode(raw, "utf-8"), "pre"), file.size > MUCH && el("p", {}, say("only beginning")));
}
