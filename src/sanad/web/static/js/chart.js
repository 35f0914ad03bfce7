// SPDX-License-Identifier: Apache-2.0
// A chart and its table: `t` goes from one to the other. What draws is loaded when the chart is on the page, from the module it names:
// `export function draw(box, data)`. When it cannot be drawn, the table stands, which says the same.

import { said } from "./said.js";

/** @param {HTMLElement} figure of templates/kit/panels.html, chart */
export async function start(figure) {
  const [box, button] = [figure.querySelector(".chart-box"), figure.querySelector("[data-chart-toggle]")];
  button.addEventListener("click", () => show(figure, button, !figure.classList.contains("as-table")));
  try {
    const [module, data] = await Promise.all([import(figure.dataset.chart), given(figure.dataset.from)]);
    await module.draw(box, data);
  } catch (fault) {
    show(figure, button, true);
    console.error(fault);
  }
}

/** What is drawn: what the page holds under `#id`, or what stands at an address. */
async function given(from) {
  if (from.startsWith("#")) return JSON.parse(document.querySelector(from).textContent);
  const answer = await fetch(from, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function show(figure, button, asTable) {
  figure.classList.toggle("as-table", asTable);
  button.setAttribute("aria-pressed", String(asTable));
  button.textContent = said(asTable ? "showChart" : "showTable");
}
