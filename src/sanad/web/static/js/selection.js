// SPDX-License-Identifier: Apache-2.0
// What is selected of the words of a part, by pointer or by keyboard, and where that is in the text as the office counts it.

const BLANKS = /^\s+|\s+$/gu;
let pane, last = null;

/** Follow what is selected in the words of a part. @param {HTMLElement} words */
export function follow(words) {
  pane = words;
  document.addEventListener("selectionchange", () => {
    const found = read();
    if (found) last = found;
    pane.dispatchEvent(new CustomEvent("sanad:selected", { detail: found }));
  });
  pane.addEventListener("keydown", step);
}

/** Return {start, end, quote} of what was selected last; null when nothing was. */
export function chosen() {
  return read() ?? last;
}

/** Select the code points from `start` to `end`. */
export function select(start, end) {
  const [from, to] = [place(start, false), place(end, true)];
  if (from && to) getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** Return the code points of the text as the machine or the file has them. @param {HTMLElement} within @returns {string[]} */
export function words(within) {
  return [...within.querySelectorAll("[data-at]")].flatMap((run) => [...(run.dataset.until ? " ".repeat(run.dataset.until - run.dataset.at) : run.textContent)]);
}

/** Arrows go from word to word, and with Shift take more; what is selected is what `c` makes a claim of. */
function step(event) {
  const way = { ArrowLeft: ["left", "word"], ArrowRight: ["right", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] }[event.key];
  if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
  const selection = getSelection();
  event.preventDefault();
  if (!pane.contains(selection.anchorNode)) {
    const first = pane.querySelector("[data-at]")?.firstChild;
    if (!first) return;
    selection.collapse(first, 0);
    selection.modify("extend", "forward", "word");
    return;
  }
  if (event.shiftKey) return selection.modify("extend", ...way);
  const rtl = getComputedStyle(pane).direction === "rtl";
  const onward = way[1] === "line" ? way[0] === "forward" : (way[0] === "right") !== rtl;
  if (onward) selection.collapseToEnd();
  else selection.collapseToStart();
  if (way[1] === "line") {
    selection.modify("move", ...way);
    selection.modify("move", "forward", "character"); // else, at the beginning of a word, the one before would be taken
    selection.modify("move", "backward", "word");
  } else if (!onward) selection.modify("move", "backward", "word");
  selection.modify("extend", "forward", "word");
  selection.focusNode?.parentElement?.scrollIntoView({ block: "nearest" });
}

/** Read the selection of the page, as far as it lies in the words. */
function read() {
  const selection = getSelection();
  if (!pane || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!pane.contains(range.startContainer) || !pane.contains(range.endContainer)) return null;
  let [start, end, quote] = [null, null, ""];
  for (const run of pane.querySelectorAll("[data-at]")) {
    const node = run.firstChild;
    if (!node || !range.intersectsNode(node)) continue;
    const [from, to] = [node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : node.length];
    if (from >= to) continue;
    const whole = Number(run.dataset.until); // what a person corrected is taken as a whole
    start ??= Number(run.dataset.at) + (whole ? 0 : points(node.data.slice(0, from)));
    end = whole || Number(run.dataset.at) + points(node.data.slice(0, to));
    quote += whole ? node.data : node.data.slice(from, to);
  }
  if (start === null) return null;
  const [before, after] = [quote.match(/^\s*/u)[0], quote.match(/\s*$/u)[0]];
  const bare = quote.replace(BLANKS, "");
  return bare && { start: cues() ? "" : start + points(before), end: cues() ? "" : end - points(after), quote: bare };
}

/** A cue of a transcript is cited by its time, which the office finds by the words. */
function cues() {
  return pane.dataset.cues;
}

function points(text) {
  return [...text].length;
}

/** Return the node and offset of a code point; `closing` that behind the one before it. */
function place(point, closing) {
  for (const run of pane.querySelectorAll("[data-at]")) {
    const [at, signs] = [Number(run.dataset.at), [...run.textContent]];
    const until = Number(run.dataset.until ?? at + signs.length);
    if (closing ? point > at && point <= until : point >= at && point < until) {
      return { node: run.firstChild, offset: run.dataset.until ? (closing ? run.textContent.length : 0) : signs.slice(0, point - at).join("").length };
    }
  }
  return null;
}
