// SPDX-License-Identifier: Apache-2.0
// What is done on the link chart with what is chosen: by the pointer, or in the outline by the keyboard. Every step can be taken back, however many there were
// and however much each moved: none is dropped.

import { layout, MARGIN, outwards } from "./chart-look.js";

const STEP_MS = 700; // between two days while it plays
const APART = 120; // from one end of a group to the next

/** Buttons of the chart, what is chosen in its outline, and the day as of which it is shown. */
export class Tools {
  /** @param {object} cy the chart @param {HTMLElement} tools the toolbar @param {DOMStringMap} words @param {{ends: object[], lines: object[]}} data */
  constructor(cy, tools, words, data) {
    Object.assign(this, { cy, tools, words, data, steps: [], groups: 0 });
    this.opened = words.of.split(" ");
    const relations = JSON.parse(words.relations);
    this.ahead = Object.fromEntries(data.ends.filter(({ ahead }) => ahead?.length).map(({ id, ahead }) => [id, ahead.map(([kind, count]) => `${relations[kind] ?? kind} ${count}`).join(", ")]));
    tools.addEventListener("click", ({ target }) => this[target.closest("[data-do]")?.dataset.do]?.());
    this.ticks = new Map([...document.querySelectorAll("[data-choose]")].map((tick) => [tick.dataset.choose, tick]));
    for (const [id, tick] of this.ticks) tick.addEventListener("change", () => cy.getElementById(id)[tick.checked ? "select" : "unselect"]());
    cy.on("select unselect", "node", ({ target }) => this.chose(target));
    this.days = [...new Set(data.lines.flatMap(({ first, last }) => [first, last]).filter(Boolean))].sort();
    this.slide = tools.querySelector("[data-slide]");
    this.slide.max = this.slide.value = this.days.length;
    this.slide.disabled = this.button("play").disabled = !this.days.length;
    this.slide.addEventListener("input", () => this.then(Number(this.slide.value)));
    this.tell();
  }

  get chosen() {
    return this.cy.nodes(":selected");
  }

  button(name) {
    return this.tools.querySelector(`[data-do="${name}"]`);
  }

  /** Take over what was chosen, and tell once for all that is chosen together. */
  chose(node) {
    const tick = this.ticks.get(node.id());
    if (tick) tick.checked = node.selected();
    if (!this.telling) queueMicrotask(() => this.tell());
    this.telling = true;
  }

  tell() {
    this.telling = false;
    const chosen = this.chosen;
    const one = chosen.length === 1 ? chosen[0].id() : "";
    for (const name of ["hide", "pin"]) this.button(name).disabled = chosen.empty();
    this.button("group").disabled = chosen.length < 2;
    this.button("expand").disabled = !this.ahead[one];
    this.button("undo").disabled = !this.steps.length;
    this.tools.querySelector("[data-steps]").textContent = this.steps.length || "";
    this.tools.querySelector("[data-chart-says]").textContent = this.ahead[one] ? `${this.words.adds}: ${this.ahead[one]}` : "";
  }

  /** Keep how to take a step back. */
  did(back) {
    this.steps.push(back);
    this.tell();
  }

  expand() {
    const { at, query } = this.words;
    const of = encodeURIComponent([...this.opened, this.chosen[0].id()].join(" "));
    location.assign(`${at}?of=${of}${query ? `&${query}` : ""}`);
  }

  hide() {
    const gone = this.cy.remove(this.chosen);
    this.mark(gone.nodes(), true);
    this.did(() => this.mark(gone.restore().nodes(), false));
  }

  /** Show in the outline what is hidden: it cannot be chosen there. */
  mark(nodes, hidden) {
    nodes.forEach((node) => {
      const tick = this.ticks.get(node.id());
      if (tick) [tick.disabled, tick.checked] = [hidden, !hidden && node.selected()];
    });
  }

  group() {
    this.together(this.chosen);
  }

  /** Put nodes together. @param {object} some @param {string} label */
  together(some, label = "") {
    const back = this.beside(some.union(some.descendants()).filter(":childless"));
    const parent = this.cy.add({ data: { id: `group ${this.groups++}`, kind: "group", label } });
    const before = new Map(some.map((node) => [node.id(), node.data("parent") ?? null]));
    some.move({ parent: parent.id() });
    this.did(() => {
      this.cy.batch(() => before.forEach((of, id) => this.cy.getElementById(id).move({ parent: of })));
      parent.remove();
      back();
    });
  }

  /** Put ends beside the rest where others lie among them: nothing must seem to belong to a group that does not. Return the way back. */
  beside(ends) {
    const others = this.cy.nodes(":childless").difference(ends);
    const own = ends.boundingBox();
    if (!others.some((node) => meet(node.boundingBox(), own))) return () => {};
    const back = this.places(ends);
    const [side, rest] = [Math.ceil(Math.sqrt(ends.length)), others.boundingBox()];
    ends.positions((_, n) => ({ x: rest.x2 + APART * (1 + (n % side)), y: rest.y1 + (APART / 2) * Math.floor(n / side) }));
    this.cy.fit(undefined, MARGIN);
    return back;
  }

  /** Return the way back to where ends are now. */
  places(ends) {
    const before = new Map(ends.map((node) => [node.id(), { ...node.position() }])); // a group moves with what is in it
    return () => this.cy.batch(() => before.forEach((at, id) => this.cy.getElementById(id).position(at)));
  }

  pin() {
    const chosen = this.chosen;
    const locked = chosen.filter((node) => node.locked());
    chosen[locked.length === chosen.length ? "unlock" : "lock"]();
    this.did(() => (chosen.unlock(), locked.lock()));
  }

  layout() {
    const some = this.chosen.length > 1 ? this.chosen.union(this.chosen.edgesWith(this.chosen)) : this.cy.elements();
    const back = this.places(some.nodes(":childless"));
    some.layout(layout(some.nodes(":childless"))).run();
    this.did(back);
  }

  undo() {
    this.steps.pop()?.();
    this.tell();
  }

  /** Return where things are, as a chart is kept with it (docs/formats/charts.md). */
  arrangement() {
    const ends = this.data.ends.map(({ id }) => this.cy.getElementById(id));
    const here = ends.filter((node) => node.nonempty());
    const ids = (some) => some.map((node) => node.id());
    const parents = this.cy.nodes(":parent").toArray();
    return {
      at: Object.fromEntries(here.map((node) => [node.id(), [Math.round(node.position("x")), Math.round(node.position("y"))]])),
      hidden: this.data.ends.map(({ id }) => id).filter((id) => this.cy.getElementById(id).empty()),
      pinned: ids(here.filter((node) => node.locked())),
      groups: parents.map((group) => ({ label: group.data("label"), of: ids(group.children().toArray()).filter((id) => !id.startsWith("more ")) })),
    };
  }

  /** Put things where they were when the chart was kept; what came since stays where it is. */
  arrange({ at, hidden, pinned, groups }) {
    const some = (ids) => this.cy.collection(ids.map((id) => this.cy.getElementById(id)).filter((node) => node.nonempty()));
    this.cy.batch(() => Object.entries(at).forEach(([id, [x, y]]) => this.cy.getElementById(id).position({ x, y })));
    for (const { label, of } of groups) if (some(of).nonempty()) this.together(some(of), label);
    some(pinned).lock();
    this.mark(this.cy.remove(some(hidden)).nodes(), true);
    this.steps = [];
    outwards(this.cy);
    this.cy.fit(undefined, MARGIN);
    this.tell();
  }

  /** Make pale what no source says of the day; the last place of the slide is: whatever the time. */
  then(at) {
    const day = this.days[at];
    this.tools.querySelector("[data-slide-now]").textContent = day ?? this.words.any;
    this.cy.batch(() => {
      for (const edge of this.cy.edges()) {
        const { first, last, soft = [] } = edge.data();
        const before = day && first && day < first;
        const after = day && last && day > last;
        edge.toggleClass("not-then", Boolean((before && !soft[0]) || after));
        edge.toggleClass("perhaps", Boolean((before && soft[0]) || (day && last && !after && soft[1])));
      }
      for (const node of this.cy.nodes()) {
        const lines = node.connectedEdges();
        node.toggleClass("not-then", lines.nonempty() && lines.every((line) => line.hasClass("not-then")));
      }
    });
  }

  play() {
    const button = this.button("play");
    if (this.playing) {
      clearInterval(this.playing);
      this.playing = 0;
    } else if (this.days.length) {
      let at = -1;
      this.playing = setInterval(() => {
        this.slide.value = ++at;
        this.then(at);
        if (at >= this.days.length) this.play();
      }, STEP_MS);
    }
    button.setAttribute("aria-pressed", String(Boolean(this.playing)));
  }
}

/** Tell whether two boxes have a place in common. */
function meet(one, other) {
  return one.x1 < other.x2 && other.x1 < one.x2 && one.y1 < other.y2 && other.y1 < one.y2;
}
