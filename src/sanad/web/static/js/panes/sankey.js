// SPDX-License-Identifier: Apache-2.0
// Who paid whom: bands as high as the amounts, from payers on the left through the accounts that were asked about to payees on the right, a drawing for each
// currency. A band or a party leaves its rows. Sums are exact, in whole hundred-thousandths; only heights are rounded.

import { field, room, svg } from "./svg.js";

const [LEAST, WIDEST, HIGH, BAR, GAP, LEFT, MOST] = [672, 1024, 320, 12, 8, 210, 15];
export const own = ["payer", "payee", "party"];

/** @param {HTMLElement} box @param {object[]} rows with payer, payee, currency and total @param {object} given */
export function draw(box, rows, { chosen, accounts }) {
  const ours = new Set(accounts);
  const currencies = [...new Set(rows.map((each) => each.currency))];
  box.replaceChildren(
    ...currencies.flatMap((currency) => {
      const name = document.createElement("h3");
      name.textContent = currency;
      const theirs = rows.filter((each) => each.currency === currency);
      return [name, diagram(theirs, ours, currency, chosen, box.dataset.others, room(box, LEAST, WIDEST))];
    }),
  );
}

function diagram(rows, ours, currency, chosen, others, wide) {
  const flows = grouped(rows, ours, others);
  const columns = [new Map(), new Map(), new Map()];
  for (const { from, to, amount } of flows) {
    add(columns[from.column], from.name, "went", amount);
    add(columns[to.column], to.name, "came", amount);
  }
  for (const column of columns) for (const party of column.values()) party.amount = party.went > party.came ? party.went : party.came;
  const tallest = columns.map((column) => [...column.values()].reduce((sum, { amount }) => sum + amount, 0n)).reduce((most, each) => (each > most ? each : most), 1n);
  const height = (amount) => Math.max(1.5, Number((amount * BigInt(HIGH * 100)) / tallest) / 100);
  const used = columns.filter((column) => column.size);
  const drawing = svg("svg", { viewBox: `0 0 ${wide} ${stand(used, height, wide)}`, class: "pane-sankey", role: "group" });
  for (const flow of flows) drawing.append(band(flow, columns, height, currency, chosen, others));
  used.forEach((column, at) => [...column].forEach(([name, party]) => drawing.append(bar(name, party, at === used.length - 1, currency, chosen, others))));
  return drawing;
}

/** The flows between the parties, equal ends together; of more parties on a side than can be told apart the smallest are one. */
function grouped(rows, ours, others) {
  const [payers, payees] = ["payer", "payee"].map((side) => largest(rows.filter((each) => !ours.has(each[side])), side));
  const found = new Map();
  for (const { payer, payee, total, payments } of rows) {
    const from = ours.has(payer) ? { column: 1, name: payer } : { column: 0, name: payers.has(payer) ? payer : others };
    // between two of the accounts asked about: the second stands on the right as well
    const to = ours.has(payee) && from.column === 0 ? { column: 1, name: payee } : { column: 2, name: ours.has(payee) || payees.has(payee) ? payee : others };
    const key = JSON.stringify([from, to]);
    const flow = found.get(key) ?? { from, to, amount: 0n, payments: 0 };
    found.set(key, Object.assign(flow, { amount: flow.amount + units(total), payments: flow.payments + Number(payments) }));
  }
  return [...found.values()].sort((one, other) => (other.amount > one.amount ? 1 : -1));
}

function largest(rows, side) {
  const sums = new Map();
  for (const each of rows) sums.set(each[side], (sums.get(each[side]) ?? 0n) + units(each.total));
  return new Set([...sums].sort(([, one], [, other]) => (other > one ? 1 : -1)).slice(0, MOST).map(([name]) => name));
}

function add(column, name, way, amount) {
  const party = column.get(name) ?? { came: 0n, went: 0n };
  party[way] += amount;
  column.set(name, party);
}

/** Give each party its place and each of its sides where the next band begins; return how high the drawing is. */
function stand(columns, height, wide) {
  const step = columns.length > 1 ? (wide - 2 * LEFT - BAR) / (columns.length - 1) : 0;
  return Math.max(...columns.map((column, at) => {
    let y = 6;
    for (const party of column.values()) {
      Object.assign(party, { x: LEFT + step * at, y, high: height(party.amount), out: y, in: y });
      y += Math.max(party.high, 26) + GAP;
    }
    return y;
  }));
}

function band({ from, to, amount, payments }, columns, height, currency, chosen, others) {
  const [one, other] = [columns[from.column].get(from.name), columns[to.column].get(to.name)];
  const high = height(amount);
  const [x1, x2, y1, y2] = [one.x + BAR, other.x, one.out, other.in];
  const middle = (x1 + x2) / 2;
  one.out += high;
  other.in += high;
  const d = `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}v${high}C${middle} ${y2 + high} ${middle} ${y1 + high} ${x1} ${y1 + high}z`;
  const made = svg("path", { d, class: "band" });
  const words = `${from.name} → ${to.name}: ${written(amount)} ${currency} · ${payments}`;
  if (from.name !== others && to.name !== others) return field(made, { payer: from.name, payee: to.name }, words, chosen);
  made.append(svg("title", {}, words));
  return made;
}

function bar(name, party, last, currency, chosen, others) {
  const x = last ? party.x + BAR + 8 : party.x - 8;
  const anchor = last ? "start" : "end";
  const made = svg(
    "g",
    { class: "party-bar" },
    svg("rect", { x: party.x, y: party.y, width: BAR, height: party.high, class: "bar-box" }),
    svg("text", { x, y: party.y + 11, "text-anchor": anchor, class: "pane-words pane-name" }, short(name)),
    svg("text", { x, y: party.y + 24, "text-anchor": anchor, class: "pane-words" }, written(party.amount)),
  );
  if (name !== others) return field(made, { party: name }, `${name}: ${written(party.amount)} ${currency}`, chosen);
  return made;
}

function short(name) {
  return name.length > 26 ? `${name.slice(0, 12)}…${name.slice(-12)}` : name;
}

/** An amount as the answer writes it, in hundred-thousandths. */
function units(text) {
  const [whole, rest = ""] = text.replaceAll(",", "").split(".");
  return BigInt(whole + rest.padEnd(5, "0"));
}

function written(amount) {
  const digits = String(amount).padStart(6, "0");
  return `${digits.slice(0, -5).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-5).replace(/0{1,3}$/, "")}`;
}
