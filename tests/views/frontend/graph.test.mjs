import assert from "node:assert/strict";
import { test } from "node:test";

import "./canvas.mjs";
import { makeParty, makeTie, mapById } from "./sheets.mjs";
import { layOutLegend } from "../../../views/drawing/components/frontend/graph/picture.js";
import { chooseTurn } from "../../../views/drawing/components/frontend/graph/turning.js";
import {
  drawingBounds, fittingScale,
} from "../../../views/drawing/components/frontend/graph/viewport.js";

const measured = (parties, edges = [], more = {}) => ({
  parties: mapById(parties), data: { nodes: parties, beside: false, edges }, font: "serif", ...more,
});
const ownPlace = (drawing) => (id) => drawing.parties.get(id);

test("bounds hold the signs, and the names below them", () => {
  const drawing = measured([makeParty("a"), makeParty("a much longer name", 300, 0)]);
  const { x0, x1, y0, y1 } = drawingBounds(drawing, ownPlace(drawing));
  assert.ok(x0 <= -30 && x1 >= 300 + 90);
  assert.ok(-y0 < y1);
});

test("bounds hold bent ties and loops", () => {
  const parties = [makeParty("a"), makeParty("b", 400, 0)];
  const straight = measured(parties, [makeTie("a", "b")]);
  const bent = measured(parties, [makeTie("a", "b", { bend: 0.9 }), makeTie("b", "b")]);
  const [flat, high] = [straight, bent].map((d) => drawingBounds(d, ownPlace(d)));
  assert.ok(high.y1 - high.y0 > flat.y1 - flat.y0);
});

test("a party without a name, as in the overview, is bound by its sign", () => {
  const drawing = measured([{ id: "a", x: 0, y: 0 }]);
  const { x0, x1, y0, y1 } = drawingBounds(drawing, ownPlace(drawing));
  assert.deepEqual([x0, y0], [-x1, -y1]);
});

test("the scale fits the tighter side, and enlarges only a little", () => {
  assert.equal(fittingScale({ x0: 0, x1: 200, y0: 0, y1: 50 }, 100, 100), 0.5);
  assert.equal(fittingScale({ x0: 0, x1: 50, y0: 0, y1: 200 }, 100, 100), 0.5);
  assert.ok(fittingScale({ x0: 0, x1: 10, y0: 0, y1: 10 }, 100, 100) < 1.2);
});

const chain = (count) =>
  measured(Array.from({ length: count }, (_, i) => makeParty(`party ${i}`, i * 250, 0)));

test("a long chain is turned in a narrow column, and left as it is in a wide one", () => {
  const turn = chooseTurn({ ...chain(6), host: { clientWidth: 500 } }, 400);
  assert.equal(turn?.beside, true);
  assert.equal(chooseTurn({ ...chain(6), host: { clientWidth: 1600 } }, 400), undefined);
  assert.equal(chooseTurn({ ...chain(2), host: { clientWidth: 500 } }, 400), undefined);
});

test("a turned tree keeps its names below its parties", () => {
  const drawing = chain(6);
  drawing.data.beside = true;
  const turn = chooseTurn({ ...drawing, host: { clientWidth: 500 } }, 400);
  assert.ok(turn && !turn.beside && !turn.above);
});

test("the legend of the picture goes to a new row where its width ends", () => {
  const legend = ["one", "two", "three"].map((label) => ({ kind: "company", label }));
  const placed = layOutLegend(legend, () => 100, 360);
  assert.deepEqual(placed.map(({ row }) => row), [0, 0, 1]);
  assert.equal(placed[2].x, placed[0].x);
  assert.deepEqual(layOutLegend(legend, () => 100, 50).map(({ row }) => row), [0, 1, 2]);
});
