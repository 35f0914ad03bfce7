// SPDX-License-Identifier: Apache-2.0
// Looks after long work: asks every second, less often while the page is not looked at or the connection is gone, and stops when the work has ended.
// The office answers `data-progress` with JSON: {state, word, done, of, failed, now, left}: `word` is the state in the reader's language, `left` seconds or null.

import { count, said } from "./said.js";

const OFTEN_MS = 1000;
const SELDOM_MS = 10_000;
const ENDED = new Set(["done", "failed", "cancelled"]);

/** @param {HTMLElement} box of templates/kit/panels.html, progress */
export async function start(box) {
  if (!box.dataset.progress || ENDED.has(box.dataset.state)) return;
  for (;;) {
    const answer = await fetch(box.dataset.progress, { headers: { accept: "application/json" } }).catch(() => null);
    if (answer?.ok) {
      const told = await answer.json();
      show(box, told);
      if (ENDED.has(told.state)) return box.dispatchEvent(new CustomEvent("sanad:ended", { bubbles: true, detail: told }));
    } else if (answer?.status === 404 || !box.isConnected) return;
    await new Promise((go) => setTimeout(go, document.hidden || !answer ? SELDOM_MS : OFTEN_MS));
  }
}

function show(box, { state, word, done, of, failed, now, left }) {
  const bar = box.querySelector("progress");
  if (of) [bar.max, bar.value] = [of, done];
  else bar.removeAttribute("value");
  box.querySelector("[data-progress-count]").textContent = `${count(done)} / ${of ? count(of) : "…"}`;
  const failures = box.querySelector("[data-progress-failed]");
  failures.hidden = !failed;
  failures.textContent = ` · ${said("failures", { n: count(failed) })}`;
  const rest = left ? said("left", { time: spoken(left) }) : "";
  box.querySelector("[data-progress-now]").textContent = [now, rest].filter(Boolean).join(" · ");
  if (box.dataset.state === state) return;
  box.dataset.state = state;
  const chip = box.querySelector("[data-progress-state] .state");
  chip.dataset.state = state;
  chip.querySelector("span").textContent = word;
  const sign = { running: "running", done: "permitted", failed: "failed", cancelled: "withdrawn" }[state] ?? "waiting";
  chip.querySelector("use").setAttribute("href", `#i-${sign}`);
  chip.className = `state tone-${{ done: "good", failed: "stop", cancelled: "quiet" }[state] ?? "calm"}`;
}

/** Return seconds as `1:05:00` or `4:10`. @param {number} seconds @returns {string} */
function spoken(seconds) {
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((n, at) => String(n).padStart(at ? 2 : 1, "0")).join(":");
}
