// SPDX-License-Identifier: Apache-2.0
// The ground of a map, drawn from this office alone: outlines of countries, over which a page lays what it shows. Nothing is fetched from outside.

import { Map as Drawn, NavigationControl, Popup, ScaleControl, setWorkerUrl } from "../vendor/maplibre-gl/maplibre-gl.mjs";
import "../vendor/topojson-client/topojson-client.min.js"; // an old kind of module: it leaves `topojson` behind
import { said } from "./said.js";

const EARTH_M = 6_371_008.8; // mean radius, IUGG
const SIGHT = { center: [67, 30], zoom: 3.2 }; // where nothing is to be shown: the region
setWorkerUrl(new URL("../vendor/maplibre-gl/maplibre-gl-worker.mjs", import.meta.url).href);

/** Draw the ground in a box. @param {(inks: Record<string, string>) => {sources: object, layers: object[]}} over what lies upon it, in the colours of the page */
export async function ground(box, outlines, over) {
  box.setAttribute("role", "group");
  const atlas = await (await fetch(outlines)).json();
  const land = globalThis.topojson.feature(atlas, atlas.objects.countries);
  const inks = colours(box);
  const { sources, layers } = over(inks);
  const style = {
    version: 8,
    sources: { land: { type: "geojson", data: land }, ...sources },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": inks.sea } },
      { id: "ground", type: "fill", source: "land", paint: { "fill-color": inks.ground } },
      { id: "border", type: "line", source: "land", paint: { "line-color": inks.border, "line-width": 1, "line-dasharray": [4, 2] } },
      ...layers,
    ],
  };
  const attributionControl = { compact: false, customAttribution: "Natural Earth" };
  const canvasContextAttributes = { preserveDrawingBuffer: true }; // or paper takes the picture when it is gone
  const map = new Drawn({ container: box, style, attributionControl, canvasContextAttributes, locale: words(), ...SIGHT, maxZoom: 14 });
  map.addControl(new NavigationControl({ showCompass: false }));
  map.addControl(new ScaleControl(), "top-left");
  return map;
}

/** What the buttons of the map are called, in the reader's language. */
function words() {
  return {
    "Map.Title": said("map"),
    "NavigationControl.ZoomIn": said("zoomIn"),
    "NavigationControl.ZoomOut": said("zoomOut"),
    "AttributionControl.ToggleAttribution": said("mapSource"),
    "Popup.Close": said("close"),
    "ScaleControl.Meters": said("m"),
    "ScaleControl.Kilometers": said("km"),
  };
}

/** Show the pointer over what can be pressed, and tell who presses what. */
export function pressed(map, layers, tell) {
  for (const layer of layers) {
    map.on("click", layer, ({ features: [found], lngLat }) => tell(found.properties, lngLat));
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

/** Open a small box at a place. */
export function popup(map, at, inside, close) {
  new Popup({ closeButton: true, focusAfterOpen: true }).setLngLat(at).setDOMContent(inside).addTo(map);
  map.getContainer().querySelector(".maplibregl-popup-close-button")?.setAttribute("aria-label", close);
}

/** Return the features of some marks, each with its shape. */
export function collected(marks, shape) {
  return { type: "FeatureCollection", features: marks.map((mark) => ({ type: "Feature", properties: mark, geometry: shape(mark) })) };
}

/** Return where one comes from a place by so many metres in a direction, radians clockwise from north (the direct problem, spherical). */
export function toward({ latitude, longitude }, metres, to) {
  const [lat, lon, wide] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180, metres / EARTH_M];
  const north = Math.asin(Math.sin(lat) * Math.cos(wide) + Math.cos(lat) * Math.sin(wide) * Math.cos(to));
  const east = lon + Math.atan2(Math.sin(to) * Math.sin(wide) * Math.cos(lat), Math.cos(wide) - Math.sin(lat) * Math.sin(north));
  return [(east * 180) / Math.PI, (north * 180) / Math.PI];
}

/** Return the colours of the page, as the map's own parser reads them. */
function colours(box) {
  const probe = box.appendChild(document.createElement("span"));
  const of = (name) => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const found = { sea: of("sunk"), ground: of("sheet"), border: of("edge"), mark: of("stop"), cell: of("accent"), chosen: of("amber") };
  probe.remove();
  return found;
}
