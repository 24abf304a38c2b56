import assert from "node:assert/strict";
import { test } from "node:test";

import { LETTER } from "./canvas.mjs";
import { assertNear, makeParty, makeTie } from "./sheets.mjs";
import { arrowBoxes } from "../../../views/drawing/components/frontend/marks/arrows.js";
import { TakenBoxes } from "../../../views/drawing/components/frontend/marks/boxes.js";
import {
  bendsClockwise, loopShape, tieCurve,
} from "../../../views/drawing/components/frontend/marks/curves.js";
import { buildEdges, edgeTie } from "../../../views/drawing/components/frontend/marks/edges.js";
import { labelBox } from "../../../views/drawing/components/frontend/marks/labels.js";
import {
  areNamesReadable, exitDistance, nameBox, nameLines, ROW, signRadius, signSize,
} from "../../../views/drawing/components/frontend/marks/names.js";
import {
  hasNamesAbove, hasNamesBeside, partyPlace,
} from "../../../views/drawing/components/frontend/marks/places.js";

const spots = { a: { x: 0, y: 0 }, b: { x: 100, y: 0 } };
const placeOf = (id) => spots[id];
const upright = { data: { beside: false }, font: "serif" };
const turned = { ...upright, turned: { right: 2, down: 0.5, beside: true } };

test("a straight tie runs from party to party through the middle", () => {
  const curve = tieCurve(makeTie("a", "b"), placeOf, 20, upright);
  assert.deepEqual([0, 0.5, 1].map(curve), [spots.a, { x: 50, y: 0 }, spots.b]);
});

test("a bent tie keeps its ends, and turning mirrors its side", () => {
  const tie = makeTie("a", "b", { bend: 0.4 });
  const [curve, mirrored] = [upright, turned].map((d) => tieCurve(tie, placeOf, 20, d));
  assertNear(curve(0), spots.a);
  assertNear(curve(1), spots.b);
  assert.ok(curve(0.5).y < -10, "a positive bend is clockwise: left to right goes over the top");
  assertNear(mirrored(0.5), { x: curve(0.5).x, y: -curve(0.5).y });
  assert.notEqual(bendsClockwise(tie, upright), bendsClockwise(tie, turned));
});

test("loops of one party start at its rim, each at its own side", () => {
  const loops = [0, 1].map((turn) => makeTie("a", "a", { turn }));
  const [first, second] = loops.map((tie) => tieCurve(tie, placeOf, 30, upright)(0.5));
  assert.ok(first.x > 30 * Math.SQRT1_2 && first.y < -30 * Math.SQRT1_2);
  assertNear(second, { x: -first.x, y: first.y });
  assert.equal(loopShape({}).angle, Math.PI / 4);
});

test("a tie to a party that is not drawn has no course", () => {
  assert.equal(tieCurve(makeTie("a", "gone"), placeOf, 20, upright), undefined);
});

test("a turned party goes down as it went right", () => {
  assert.deepEqual(partyPlace({ x: 10, y: 4 }, upright), { x: 10, y: 4 });
  assert.deepEqual(partyPlace({ x: 10, y: 4 }, turned), { x: 8, y: 5 });
});

test("the turn decides where names are, else the data", () => {
  assert.equal(hasNamesBeside({ data: { beside: true } }), true);
  assert.equal(hasNamesBeside({ data: { beside: true }, turned: { above: true } }), false);
  assert.equal(hasNamesAbove({ turned: { above: true } }), true);
  assert.equal(hasNamesAbove({}), false);
});

test("the tag of an end of the chain follows the lines of its name", () => {
  const texts = nameLines({ lines: ["Trendy", "Beat"], tag: "target" }).map(({ text }) => text);
  assert.deepEqual(texts, ["Trendy", "Beat", "target"]);
  assert.equal(nameLines({ lines: ["Trendy"], tag: "" }).length, 1);
});

test("a name is centred below its sign, or starts beside it, or ends above it", () => {
  const party = makeParty("a", 0, 0, { lines: ["four", "letters"] });
  const [below, beside, above] = [upright, turned, { ...upright, turned: { above: true } }]
    .map((drawing) => nameBox(party, drawing));
  assertNear(below, { x0: -3.5 * LETTER, x1: 3.5 * LETTER });
  assert.ok(below.y0 > signSize(party) / 2);
  assert.equal(below.y1 - below.y0, 2 * ROW);
  assert.ok(beside.x0 > signSize(party) / 2);
  assertNear(beside, { y0: -ROW, y1: ROW });
  assert.ok(above.y1 < -signSize(party) / 2);
});

test("an end of the chain has a larger sign", () => {
  assert.ok(signRadius({ role: "target" }) > signRadius({ role: "" }));
});

test("a ray leaves a box at its far side, and misses one behind it", () => {
  const box = { x0: -10, x1: 20, y0: -5, y1: 5 };
  assert.equal(exitDistance(box, 1, 0), 23);
  assert.equal(exitDistance(box, -1, 0), 13);
  assert.equal(exitDistance({ ...box, x0: 10 }, -1, 0), 0);
  assert.equal(exitDistance({ ...box, y0: 20, y1: 30 }, 1, 0), 0);
});

test("names of few parties are drawn at any scale, those of many once they can be read", () => {
  const zoomed = (count, scale) => ({
    parties: new Map(Array.from({ length: count }, (_, i) => [i, i])),
    net: { getScale: () => scale },
  });
  assert.equal(areNamesReadable(zoomed(60, 0.1)), true);
  assert.equal(areNamesReadable(zoomed(61, 0.1)), false);
  assert.equal(areNamesReadable(zoomed(61, 0.5)), true);
});

test("a label's box holds its lines around its middle", () => {
  const box = labelBox({ x: 100, y: 50 }, ["25%", "since 2020"], upright);
  assert.equal((box.x0 + box.x1) / 2, 100);
  assert.equal((box.y0 + box.y1) / 2, 50);
  assert.ok(box.x1 - box.x0 > 10 * LETTER);
  const larger = labelBox({ x: 100, y: 50 }, ["25%", "since 2020"], upright, 2);
  assert.equal(larger.y1 - larger.y0, 2 * (box.y1 - box.y0));
});

test("a box is free until another one overlaps it; touching is allowed", () => {
  const taken = new TakenBoxes();
  const box = { x0: -100, x1: 200, y0: -10, y1: 10 };
  assert.equal(taken.leaveFree(box), true);
  taken.add(box);
  assert.equal(taken.leaveFree({ x0: 190, x1: 300, y0: 0, y1: 5 }), false);
  assert.equal(taken.leaveFree({ x0: 200, x1: 300, y0: 0, y1: 5 }), true);
  assert.equal(taken.leaveFree({ x0: 0, x1: 10, y0: 10, y1: 30 }), true);
});

test("an arrow takes the end of its tie that no sign hides", () => {
  const curve = tieCurve(makeTie("a", "b"), placeOf, 20, upright);
  const boxes = arrowBoxes(curve, ({ x }) => x > 80);
  assert.ok(boxes.length > 2);
  for (const { x0, x1 } of boxes) assert.ok((x0 + x1) / 2 < 95 && (x0 + x1) / 2 > 60);
  assert.deepEqual(arrowBoxes(curve, () => true), []);
});

test("a hollow tie has a core in the paper colour that belongs to the same tie", () => {
  const drawing = {
    scheme: "light", paper: "#ffffff",
    data: {
      edges: [makeTie("a", "b", { hollow: true }), makeTie("b", "a", { ended: true })],
      signs: {
        ties: { owned: { dashes: [], width: 5, light: "#111111", dark: "#eeeeee" } },
        hollow: { owned: [7, 3.4] }, pale: 0.4,
      },
    },
  };
  const [line, ended, core] = buildEdges(drawing);
  assert.deepEqual([line.width, core.width, ended.width], [7, 3.4, 5]);
  assert.deepEqual([line.color.color, core.color.color], ["#111111", "#ffffff"]);
  assert.equal(ended.color.opacity, 0.4);
  assert.notEqual(core.id, line.id);
  assert.equal(edgeTie(core.id), edgeTie(line.id));
});
