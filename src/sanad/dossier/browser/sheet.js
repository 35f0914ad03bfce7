// SPDX-License-Identifier: Apache-2.0
// A page of a PDF as its layer has it: each word at its place, the quoted ones boxed (docs/formats/citation.md).
//
// A browser's own viewer of PDFs cannot be told to frame words, and on most telephones there is none.

const SVG = "http://www.w3.org/2000/svg";
const LETTERS = 0.78; // of the height of a line: what its letters rise above the base, the rest hangs below

/** Return the words of a part that have a box, each as `start`, `end` and `box`: left, top, right, bottom. */
export function boxed(words) {
  const isBox = (box) => Array.isArray(box) && box.length === 4 && box.every(Number.isFinite);
  return words.filter((word) => isBox(word?.box) && word.box[0] < word.box[2] && word.box[1] < word.box[3]);
}

/** Return whether a word is one of those at a place. */
export function isAt({ start, end }, place) {
  return start < place.end && end > place.start;
}

/** Return the picture of a page: `text` are the characters of the part, `words` have boxes. */
export function sheet(text, words, place, title) {
  const [left, top, right, bottom] = around(words);
  const [marginX, marginY] = [Math.max(0, left), Math.max(0, top)];
  const made = draw("svg", { class: "sheet", role: "img", viewBox: `0 0 ${right + marginX} ${bottom + marginY}` });
  made.append(draw("title", {}, title));
  for (const line of lines(words)) {
    const [, y, , base] = around(line);
    const height = base - y;
    const cited = line.filter((word) => isAt(word, place));
    if (cited.length) {
      const [from, , to] = around(cited);
      made.append(draw("rect", { class: "cited", x: from - 1, y: y - 1, width: to - from + 2, height: height + 2 }));
    }
    for (const { start, end, box } of line) {
      const letters = { x: box[0], y: y + LETTERS * height, "font-size": height, textLength: box[2] - box[0], lengthAdjust: "spacingAndGlyphs" };
      made.append(draw("text", letters, text.slice(start, end)));
    }
  }
  return made;
}

// Words that follow one another at one height: boxes hug the letters, and that of “on” is lower than that of “Quetta”.
function lines(words) {
  const found = [];
  for (const word of words) {
    const [, top, , bottom] = found.length ? around(found.at(-1)) : [];
    const middle = (word.box[1] + word.box[3]) / 2;
    if (top < middle && middle < bottom) found.at(-1).push(word);
    else found.push([word]);
  }
  return found;
}

// The box around some words.
function around(words) {
  return [0, 1, 2, 3].map((side) => (side < 2 ? Math.min : Math.max)(...words.map(({ box }) => box[side])));
}

function draw(tag, attributes, words = "") {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.textContent = words;
  return made;
}
