import assert from "node:assert/strict";
import { test } from "node:test";

import "./canvas.mjs";
import { makeParty, makeTie, mapById } from "./sheets.mjs";
import {
  isPartyDim, tieOpacity, widening,
} from "../../../views/drawing/components/frontend/marks/dimming.js";
import { namingOrder } from "../../../views/drawing/components/frontend/marks/naming.js";
import {
  partyLines, tieLines,
} from "../../../views/drawing/components/frontend/workspace/card.js";
import { findLit } from "../../../views/drawing/components/frontend/workspace/lighting.js";
import { holdsBox } from "../../../views/drawing/components/frontend/workspace/reveal.js";

const ties = [makeTie("a", "b"), makeTie("b", "c"), makeTie("d", "e")];
const select = (...ids) => ({ chosen: new Set(ids), path: [] });

test("nothing selected lights nothing in particular", () => {
  assert.equal(findLit(select(), ties, []), undefined);
});

test("a selected party lights its links and what they lead to", () => {
  const lit = findLit(select("b"), ties, []);
  assert.deepEqual([...lit.ties], ["a-b", "b-c"]);
  assert.deepEqual([...lit.parties].sort(), ["a", "b", "c"]);
});

test("a selected link lights its two ends only", () => {
  const lit = findLit({ chosen: new Set(), chosenTie: "d-e", path: [] }, ties, []);
  assert.deepEqual([[...lit.ties], [...lit.parties]], [["d-e"], ["d", "e"]]);
});

test("a path between two lights only its links, and the two in any case", () => {
  const lit = findLit({ chosen: new Set(["a", "e"]), path: ["a-b"] }, ties, []);
  assert.deepEqual([...lit.ties], ["a-b"]);
  assert.deepEqual([...lit.parties].sort(), ["a", "b", "e"]);
});

test("a path that the graph does not draw leaves the neighbours lit", () => {
  const lit = findLit({ chosen: new Set(["a", "d"]), path: ["x-y"] }, ties, []);
  assert.deepEqual([...lit.ties], ["a-b", "d-e"]);
});

test("folded links light the storefronts of a platform, and the platform of a storefront", () => {
  const folds = [{ platform: "p", parties: ["s", "t"] }];
  assert.deepEqual([...findLit(select("p"), [], folds).parties], ["p", "s", "t"]);
  assert.deepEqual([...findLit(select("s"), [], folds).parties], ["s", "p"]);
});

const signs = { pale: 0.42 };

test("what is dimmed is still seen, and a lit line that ended stays pale", () => {
  const drawing = { lit: { parties: new Set(["a"]), ties: new Set(["a-b"]) }, data: { signs } };
  const dim = tieOpacity(makeTie("x", "y"), drawing);
  assert.ok(dim > 0.1 && dim < signs.pale);
  assert.equal(tieOpacity(makeTie("a", "b"), drawing), 1);
  assert.equal(tieOpacity(makeTie("a", "b", { ended: true }), drawing), signs.pale);
  assert.deepEqual(["a", "b"].map((id) => isPartyDim(makeParty(id), drawing)), [false, true]);
});

test("holdings stay visible from afar, trade stays as thin as it is", () => {
  const holding = makeTie("a", "b");
  const trade = makeTie("a", "b", { strength: "neutral" });
  assert.equal(widening(holding, 5, 1, {}), 1);
  assert.ok(widening(holding, 5, 0.05, {}) > 3);
  assert.equal(widening(trade, 1.2, 0.05, {}), 1);
});

test("selected parties are named first, then lit ones, then those with most links", () => {
  const parties = mapById([
    makeParty("hub", 0, 0, { links: 90 }), makeParty("lit", 0, 0, { links: 2 }),
    makeParty("chosen", 0, 0, { links: 1 }), makeParty("leaf", 0, 0, { links: 1 }),
  ]);
  const lit = { parties: new Set(["lit", "chosen"]), ties: new Set() };
  const order = namingOrder({ parties, lit, chosen: new Set(["chosen"]) });
  assert.deepEqual(order.map(({ id }) => id), ["chosen", "lit", "hub", "leaf"]);
});

const words = { card_links: "{n} links", card_more: "{n} more" };

test("a card has the whole name, then kind and place, then the number of links", () => {
  const party = makeParty("a", 0, 0, {
    aria: "Example, Sons & Co., Company", note: "Norway", links: 3, more: 2,
  });
  assert.deepEqual(
    partyLines(party, { words }), ["Example, Sons & Co.", "Company · Norway", "3 links, 2 more"],
  );
});

test("the card of a link says what the legend says of its line", () => {
  const legend = [
    { strength: "owned", hollow: false, label: "Owned, in a register" },
    { strength: "owned", hollow: true, label: "Owned, reported" },
    { strength: "owned", hollow: false, ended: true, label: "pale: ended" },
  ];
  const tie = makeTie("a", "b", { hollow: true, ended: true, label: ["25 %"] });
  const lines = tieLines(tie, mapById([makeParty("a"), makeParty("b")]), legend);
  assert.deepEqual(lines, ["a → b", "Owned, reported", "25 %", "pale: ended"]);
});

test("a view that already holds what is new stays as it is", () => {
  const view = { x0: 0, x1: 100, y0: 0, y1: 100 };
  assert.equal(holdsBox(view, { x0: 10, x1: 90, y0: 10, y1: 90 }), true);
  assert.equal(holdsBox(view, { x0: 10, x1: 110, y0: 10, y1: 90 }), false);
});
