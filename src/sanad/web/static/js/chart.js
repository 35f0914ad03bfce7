// SPDX-License-Identifier: Apache-2.0
// A chart and its table: `t` goes from one to the other. What draws is loaded when the chart is on the page, from the module it names:
// `export function draw(box, data)`. When it cannot be drawn, the table stands, which says the same.

import { said } from "./said.js";

/** @param {HTMLElement} figure of templates/kit/panels.html, chart */
export async function start(figure) {
  const [box, button] = [figure.querySelector(".chart-box"), figure.querySelector("[data-chart-toggle]")];
  button.addEventListener("click", () => show(figure, button, !figure.classList.contains("as-table")));
  try {
    const [module, answer] = await Promise.all([import(figure.dataset.chart), fetch(figure.dataset.from, { headers: { accept: "application/json" } })]);
    if (!answer.ok) throw new Error(String(answer.status));
    await module.draw(box, await answer.json());
  } catch (fault) {
    show(figure, button, true);
    console.error(fault);
  }
}

function show(figure, button, asTable) {
  figure.classList.toggle("as-table", asTable);
  button.setAttribute("aria-pressed", String(asTable));
  button.textContent = said(asTable ? "showChart" : "showTable");
}
