// SPDX-License-Identifier: Apache-2.0
// Cells on a map, with a list beside it: a sector as wide and as far as its operator says, where the mast stood on those days by the cell table, and how many of the rows
// that are left name it. A cell is an area: nobody was at a point of it because of this. What no table places stands in the list alone.

import { LngLatBounds } from "../../vendor/maplibre-gl/maplibre-gl.mjs";
import { collected, ground, pressed, toward } from "../ground.js";
import { count } from "../said.js";
import { groups } from "./svg.js";

const NEAR_M = 300; // of a mast whose reach nobody states: a mark, which the list calls one
const LISTED = 60;
const shown = new WeakMap();
export const own = ["cell"];

/** @param {HTMLElement} box @param {object[]} rows @param {object} given */
export async function draw(box, rows, given) {
  const at = shown.get(box) ?? begin(box, given);
  at.now = { rows, given };
  shown.set(box, at);
  const stays = await at.stays;
  if (!stays || at.now.rows !== rows) return;
  const areas = counted(stays, rows);
  list(box.querySelector("[data-cells]"), areas, given.chosen, box.dataset);
  const map = await at.map;
  map?.getSource("cells")?.setData(sectors(areas, given.chosen));
}

/** Fetch where the cells stood, and draw the ground when it comes into sight; where nothing has a place, there is the list alone. */
function begin(box, given) {
  const stays = "position" in (given.every[0] ?? {}) ? Promise.resolve(given.every.map(stay)) : fetched(box.dataset.from);
  const sight = box.querySelector(".pane-map");
  const map = stays.then((found) => {
    if (!found?.some(({ place }) => place)) return null;
    box.classList.add("on-map");
    return seen(sight).then(() => drawn(box, sight, found));
  });
  map.catch((fault) => [box.classList.remove("on-map"), console.error(fault)]); // the list says the same
  return { stays, map };
}

async function fetched(address) {
  const answer = await fetch(address, { headers: { accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return null;
  const { columns, rows } = await answer.json();
  return rows.map((row) => stay(Object.fromEntries(columns.map((column, at) => [column, row[at]]))));
}

function seen(sight) {
  return new Promise((go) => {
    const watch = new IntersectionObserver((entries) => entries.some((each) => each.isIntersecting) && [watch.disconnect(), go()]);
    watch.observe(sight);
  });
}

async function drawn(box, sight, stays) {
  const map = await ground(sight, box.dataset.outlines, ({ cell, chosen, ground: paper }) => {
    const ink = ["case", ["get", "chosen"], chosen, cell];
    return {
      sources: { cells: { type: "geojson", data: collected([], () => null) } },
      layers: [
        { id: "cells", type: "fill", source: "cells", paint: { "fill-color": ink, "fill-opacity": ["case", [">", ["get", "n"], 0], 0.35, 0.08] } },
        { id: "edges", type: "line", source: "cells", paint: { "line-color": ink, "line-width": ["case", ["get", "chosen"], 3, 1] } },
        { id: "masts", type: "circle", source: "cells", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-color": ink, "circle-stroke-color": paper, "circle-radius": 6, "circle-stroke-width": 1.5 } },
      ],
    };
  });
  const bounds = new LngLatBounds();
  for (const { place, reach } of stays) for (const to of place ? [0, 1, 2, 3] : []) bounds.extend(toward(place, reach ?? NEAR_M, (to * Math.PI) / 2));
  map.fitBounds(bounds, { padding: 40, maxZoom: 13, animate: false });
  pressed(map, ["cells", "masts"], ({ cell }) => shown.get(box).now.given.choose({ cell }));
  await map.once("load");
  const { rows, given } = shown.get(box).now;
  map.getSource("cells").setData(sectors(counted(stays, rows), given.chosen));
  sight.dataset.drawn = String(stays.filter(({ place }) => place).length);
  return map;
}

/** A stay as `cell_history` tells it: the cell, from when to when, and where its mast stood then. */
function stay(each) {
  const [latitude, longitude] = each.position.split(", ").map(Number);
  const [, toward_, , half] = /^([\d.]+)?°?( ± ([\d.]+)°)?$/.exec(each.direction) ?? [];
  return {
    ...each,
    place: each.position ? { latitude, longitude } : null,
    azimuth: toward_ === undefined ? null : Number(toward_),
    half: half === undefined ? null : Number(half),
    reach: each.reach ? Number(each.reach.replace(" m", "")) : null,
    key: [each.cell, each.position, each.direction, each.reach].join(" "),
  };
}

/** Each cell where it stood, with how many of the rows name it then; those with most first. */
function counted(stays, rows) {
  const areas = new Map();
  for (const each of stays) if (!areas.has(each.key)) areas.set(each.key, { ...each, n: 0 });
  const of = then(stays);
  for (const row of rows) {
    const area = areas.get(row.at === undefined ? stay(row).key : of(row.cell, row.at)?.key);
    if (area) area.n += row.at === undefined ? Number(row.events) : 1;
  }
  return [...areas.values()].filter(({ cell }) => cell !== "not given").sort((one, other) => other.n - one.n);
}

/** Return what finds the stay at a cell that an event belongs to: the last to begin before it, for a run ends where its mast is moved. */
function then(stays) {
  const of = new Map(groups(stays, "cell").map(([cell, theirs]) => [cell, theirs.sort((one, other) => (one.first < other.first ? -1 : 1))]));
  return (cell, at) => {
    const theirs = of.get(cell) ?? [];
    let [low, high] = [0, theirs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (theirs[middle].first <= at) low = middle + 1;
      else high = middle;
    }
    return theirs[low - 1];
  };
}

function sectors(areas, chosen) {
  const placed = areas.filter(({ place }) => place).map(({ cell, n, place, azimuth, half, reach }) => ({ cell, n, place, azimuth, half, reach, chosen: chosen.get("cell") === cell }));
  const wedges = collected(placed.filter(({ reach }) => reach), (each) => ({ type: "Polygon", coordinates: [wedge(each)] }));
  const masts = collected(placed, ({ place }) => ({ type: "Point", coordinates: [place.longitude, place.latitude] }));
  return { type: "FeatureCollection", features: [...wedges.features, ...masts.features] };
}

/** The corners of a sector, of a whole circle where no direction is stated. */
function wedge({ place, azimuth, half, reach }) {
  const whole = azimuth === null || half === null || half >= 180;
  const [begin, end] = whole ? [0, 360] : [azimuth - half, azimuth + half];
  const arc = Array.from({ length: 33 }, (_, n) => toward(place, reach, ((begin + ((end - begin) * n) / 32) * Math.PI) / 180));
  const middle = [place.longitude, place.latitude];
  return whole ? arc : [middle, ...arc, middle];
}

function list(box, areas, chosen, words) {
  const made = areas.slice(0, LISTED).map((area) => {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.only = new URLSearchParams({ cell: area.cell });
    button.setAttribute("aria-pressed", String(chosen.get("cell") === area.cell));
    button.append(told("id", area.cell), told("number", count(area.n)));
    button.append(told("quiet", [area.site || area["where it stood"], area.position, area.direction, area.reach].filter(Boolean).join(" · ")));
    if (area["valid by the tables"]) button.append(told("quiet", `${words.valid} ${area["valid by the tables"]}`));
    if (!area.place) button.append(told("gap", words.nowhere));
    const line = document.createElement("li");
    line.append(button);
    return line;
  });
  box.replaceChildren(...made);
  box.nextElementSibling.textContent = words.counted.replace("{n}", count(made.length)).replace("{of}", count(areas.length));
}

function told(kind, words) {
  const made = document.createElement("bdi");
  made.className = kind;
  made.dir = kind === "gap" ? "auto" : "ltr";
  made.textContent = words;
  return made;
}
