// SPDX-License-Identifier: Apache-2.0
// A recording and its transcripts: a press on a time plays from there, what is heard is marked, and a place in the waveform is a time.

let audio, cues;

/** Bring the recording of the page to life, where there is one. */
export function begin() {
  const place = document.querySelector("[data-recording]");
  if (!place) return;
  audio = place.querySelector("audio");
  cues = [...document.querySelectorAll("[data-cue]")];
  const length = Number(place.dataset.length) / 1000;
  audio.addEventListener("timeupdate", () => tell(place, length));
  document.addEventListener("click", (event) => {
    const seek = event.target.closest?.("[data-seek]");
    if (seek) {
      event.preventDefault();
      play(Number(seek.closest("[data-cue]").dataset.from) / 1000);
    }
    const words = event.target.closest?.("[data-heard]");
    if (words && getSelection().isCollapsed) play(Number(words.dataset.heard) / 1000);
    if (event.target.closest?.("[data-play]")) audio.paused ? audio.play() : audio.pause();
  });
  place.querySelector(".wave-box").addEventListener("click", (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    play(((event.clientX - box.left) / box.width) * length);
  });
  const second = Number(new URLSearchParams(location.search).get("second"));
  if (second) {
    audio.currentTime = second;
    const there = cues.find((cue) => cue.dataset.from / 1000 <= second && second < cue.dataset.to / 1000);
    there?.classList.add("here");
    there?.scrollIntoView({ block: "center" });
  }
}

/** Return the cue that has the focus, or of which something is selected, as a claim quotes it; null when there is none. */
export function here() {
  if (!cues) return null;
  const selected = getSelection().toString().trim();
  const node = selected ? getSelection().anchorNode?.parentElement : null;
  const cue = node?.closest("[data-cue]") ?? document.querySelector("[data-cue].here");
  if (!cue) return null;
  const words = cue.querySelector(".cue-words").textContent;
  return { exhibit: cue.dataset.exhibit, part: cue.dataset.part, quote: selected && words.includes(selected) ? selected : words, start: "", end: "" };
}

function play(second) {
  audio.currentTime = second;
  audio.play();
}

function tell(place, length) {
  for (const line of place.querySelectorAll(".playhead")) {
    const x = (audio.currentTime / length) * line.ownerSVGElement.viewBox.baseVal.width;
    line.setAttribute("x1", x);
    line.setAttribute("x2", x);
  }
  const now = audio.currentTime * 1000;
  for (const cue of cues) {
    cue.classList.toggle("heard", cue.dataset.from <= now && now < cue.dataset.to);
    const begun = [...cue.querySelectorAll("[data-heard]")].filter((words) => Number(words.dataset.heard) <= now);
    for (const words of cue.querySelectorAll("[data-heard]")) words.classList.toggle("now", cue.classList.contains("heard") && words === begun.at(-1));
  }
}
