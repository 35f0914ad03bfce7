// SPDX-License-Identifier: Apache-2.0
// Where sources place incidents, drawn from this office alone: outlines of countries, and for each place a circle as large as it is uncertain. The brush
// beneath leaves those of some days. A circle opens its incident; the table beside the map is the way for the keyboard.

import { LngLatBounds, Map as Drawn, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "../vendor/maplibre-gl/maplibre-gl.mjs";
import "../vendor/topojson-client/topojson-client.min.js"; // an old kind of module: it leaves `topojson` behind

const EARTH_M = 6_371_008.8; // mean radius, IUGG
const CORNERS = 64; // of a circle
const DAY_MS = 86_400_000;
const SIGHT = { center: [67, 30], zoom: 3.2 }; // where nothing is to be shown: the region
setWorkerUrl(new URL("../vendor/maplibre-gl/maplibre-gl-worker.mjs", import.meta.url).href);

/** @param {HTMLElement} box @param {{outlines: string, marks: object[]}} data of screens/incidents.py, places */
export async function draw(box, { outlines, marks }) {
  box.setAttribute("role", "group");
  const words = document.getElementById("map-words").dataset;
  const atlas = await (await fetch(outlines)).json();
  const land = globalThis.topojson.feature(atlas, atlas.objects.countries);
  const inks = colours(box);
  const map = new Drawn({ container: box, style: style(land, marks, inks), attributionControl: { compact: false, customAttribution: "Natural Earth" }, ...SIGHT, maxZoom: 12 });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl(), "top-left");
  if (marks.length) map.fitBounds(bounds(marks), { padding: 90, maxZoom: 6, animate: false });
  for (const layer of ["areas", "spots"]) {
    map.on("click", layer, ({ features: [found], lngLat }) => told(map, found.properties, lngLat, words));
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
  brush(box, marks, words, (left) => {
    map.getSource("areas")?.setData(circles(left));
    map.getSource("spots")?.setData(points(left));
  });
  await map.once("load");
  box.dataset.drawn = String(marks.length);
}

function style(land, marks, { sea, ground, border, mark }) {
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: land },
      areas: { type: "geojson", data: circles(marks) },
      spots: { type: "geojson", data: points(marks) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea } },
      { id: "ground", type: "fill", source: "land", paint: { "fill-color": ground } },
      { id: "border", type: "line", source: "land", paint: { "line-color": border, "line-width": 1, "line-dasharray": [4, 2] } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": mark, "fill-opacity": 0.25, "fill-outline-color": mark } },
      // seen from afar the circle of a village is less than a dot: a soft one stands for it
      { id: "spots", type: "circle", source: "spots", paint: { "circle-color": mark, "circle-radius": 9, "circle-blur": 0.9, "circle-opacity": 0.7 } },
    ],
  };
}

/** Return the colours of the page, as the map's own parser reads them. */
function colours(box) {
  const probe = box.appendChild(document.createElement("span"));
  const of = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = { sea: of("sunk"), ground: of("sheet"), border: of("edge"), mark: of("stop") };
  probe.remove();
  return found;
}

function points(marks) {
  return collected(marks, ({ longitude, latitude }) => ({ type: "Point", coordinates: [longitude, latitude] }));
}

function circles(marks) {
  return collected(marks, (mark) => ({ type: "Polygon", coordinates: [ring(mark)] }));
}

function collected(marks, shape) {
  return { type: "FeatureCollection", features: marks.map((mark) => ({ type: "Feature", properties: mark, geometry: shape(mark) })) };
}

/** Return the corners of a circle of `radius_m` on the sphere (the direct problem, spherical). */
function ring({ latitude, longitude, radius_m: radius }) {
  const [lat, lon, wide] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180, radius / EARTH_M];
  return Array.from({ length: CORNERS + 1 }, (_, at) => {
    const to = (2 * Math.PI * at) / CORNERS;
    const north = Math.asin(Math.sin(lat) * Math.cos(wide) + Math.cos(lat) * Math.sin(wide) * Math.cos(to));
    const east = lon + Math.atan2(Math.sin(to) * Math.sin(wide) * Math.cos(lat), Math.cos(wide) - Math.sin(lat) * Math.sin(north));
    return [(east * 180) / Math.PI, (north * 180) / Math.PI];
  });
}

function bounds(marks) {
  const found = new LngLatBounds();
  for (const mark of marks) for (const corner of ring(mark)) found.extend(corner);
  return found;
}

function told(map, mark, at, words) {
  const box = document.createElement("div");
  box.className = "map-popup";
  const link = box.appendChild(document.createElement("a"));
  link.href = mark.href;
  link.append(isolated(mark.label));
  for (const line of [mark.place, [mark.first, mark.last].filter((day, n, all) => day && all.indexOf(day) === n).join(" – "), `± ${mark.radius_m / 1000} km`]) {
    if (line) box.appendChild(document.createElement("p")).append(isolated(line));
  }
  new Popup({ closeButton: true, focusAfterOpen: true }).setLngLat(at).setDOMContent(box).addTo(map);
  map.getContainer().querySelector(".maplibregl-popup-close-button")?.setAttribute("aria-label", words.close);
}

function isolated(words) {
  const made = document.createElement("bdi");
  made.textContent = words;
  return made;
}

/** Put the brush under the map: two ends of a time, in days. What has no day is left while both ends are open. */
function brush(box, marks, words, show) {
  const days = marks.flatMap((mark) => [mark.first, mark.last]).filter(Boolean).map((day) => Date.parse(day) / DAY_MS);
  if (new Set(days).size < 2) return;
  const [least, most] = [Math.min(...days), Math.max(...days)];
  const form = box.appendChild(document.createElement("div"));
  form.className = "map-brush";
  const ends = [words.from, words.to].map((label, end) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "range", min: least, max: most, value: end ? most : least });
    field.setAttribute("aria-label", label);
    return field;
  });
  const said = [0, 1].map(() => form.appendChild(document.createElement("bdi")));
  form.replaceChildren(said[0], ...ends, said[1]);
  const leave = () => {
    const [from, to] = ends.map((field) => Number(field.value)).sort((a, b) => a - b);
    [from, to].forEach((at, end) => (said[end].textContent = new Date(at * DAY_MS).toISOString().slice(0, 10)));
    const open = from === least && to === most;
    show(marks.filter((mark) => (mark.first ? Date.parse(mark.last) / DAY_MS >= from && Date.parse(mark.first) / DAY_MS <= to : open)));
  };
  for (const field of ends) field.addEventListener("input", leave);
  leave();
}
