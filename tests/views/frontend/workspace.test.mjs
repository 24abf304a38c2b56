import assert from "node:assert/strict";
import { test } from "node:test";

import "./canvas.mjs";
import { makeParty, mapById } from "./sheets.mjs";
import { faintColour } from "../../../views/drawing/components/frontend/overview/colours.js";
import {
  actionParties, findKeyAction, nearestParty,
} from "../../../views/drawing/components/frontend/workspace/keys.js";
import { findParties } from "../../../views/drawing/components/frontend/workspace/search.js";

const cross = mapById([
  makeParty("middle"), makeParty("right", 100, 0), makeParty("far right", 200, 0),
  makeParty("below", 0, 100), makeParty("slightly right", 50, 40),
]);

test("arrows go to the nearest party in their direction, straight ones first", () => {
  assert.equal(nearestParty(cross, "middle", [1, 0]), "right");
  assert.equal(nearestParty(cross, "right", [1, 0]), "far right");
  assert.equal(nearestParty(cross, "middle", [0, 1]), "below");
});

test("arrows stay where no party follows, and start at the first party", () => {
  assert.equal(nearestParty(cross, "far right", [1, 0]), "far right");
  assert.equal(nearestParty(cross, undefined, [1, 0]), "middle");
  assert.equal(nearestParty(new Map(), undefined, [1, 0]), undefined);
});

/** Return a working graph that records what it sends to Python and shows on the canvas. */
function makeDrawing(more = {}) {
  const sent = [];
  const drawing = {
    sent, parties: cross, chosen: new Set(), edges: new Map(), ties: [], live: {}, host: {},
    data: { words: { chosen: "{n} names selected" }, picked: [], lit: [], folds: [] },
    net: {
      unselectAll() {}, selectNodes() {}, redraw() {}, getPosition: (id) => cross.get(id),
      canvasToDOM: (spot) => spot, moveTo() {},
    },
    act: (name, details = {}) => sent.push({ act: name, ...details }),
    pick: (value) => sent.push(value),
    ...more,
  };
  const press = (key, event = {}) => findKeyAction(drawing, { key, ...event })?.();
  return { drawing, press, sent };
}

test("letters act on the selection, else on the party under the arrow keys", () => {
  const { press, sent } = makeDrawing({ chosen: new Set(["right", "below"]), cursor: "middle" });
  press("h");
  press("P");
  assert.deepEqual(sent, [
    { act: "hide", ids: ["right", "below"] }, { act: "pin", ids: ["right", "below"] },
  ]);
  assert.deepEqual(actionParties({ chosen: new Set(), cursor: "middle" }), ["middle"]);
});

test("letters without a party send nothing", () => {
  const { press, sent } = makeDrawing();
  for (const key of ["h", "p", "Delete", "e", "Enter", " "]) press(key);
  assert.deepEqual(sent, []);
});

test("arrows move the cursor and announce its party", () => {
  const { drawing, press } = makeDrawing({ cursor: "middle" });
  press("ArrowRight");
  assert.equal(drawing.cursor, "right");
  assert.equal(drawing.live.textContent, "right, Company");
});

test("the space bar adds to the selection and takes away from it", () => {
  const { drawing, press, sent } = makeDrawing({ cursor: "right", chosen: new Set(["below"]) });
  press(" ");
  assert.deepEqual([...drawing.chosen], ["below", "right"]);
  assert.equal(drawing.live.textContent, "2 names selected");
  press(" ");
  assert.deepEqual([...drawing.chosen], ["below"]);
  assert.deepEqual(sent.at(-1), { ids: ["below"], tie: null });
});

test("Control with Z undoes, with Shift and Z or Y redoes, with A selects all", () => {
  const { drawing, press, sent } = makeDrawing();
  press("z", { ctrlKey: true });
  press("Z", { metaKey: true, shiftKey: true });
  press("y", { ctrlKey: true });
  assert.deepEqual(sent.map(({ act }) => act), ["undo", "redo", "redo"]);
  press("a", { ctrlKey: true });
  assert.equal(drawing.chosen.size, cross.size);
});

test("other keys are left to the page, and the open menu has its own", () => {
  const { drawing } = makeDrawing({ menu: { contains: (target) => target === "entry" } });
  assert.equal(findKeyAction(drawing, { key: "F5" }), undefined);
  assert.equal(findKeyAction(drawing, { key: "h", altKey: true }), undefined);
  assert.equal(findKeyAction(drawing, { key: "r", ctrlKey: true }), undefined);
  assert.equal(findKeyAction(drawing, { key: "h", target: "entry" }), undefined);
});

test("the search ignores case and accents, and has exact names before longer ones", () => {
  const parties = ["New Société Générale", "Société Générale SA", "Société Générale"]
    .map((label) => makeParty(label));
  const labels = findParties(parties, " societe GENERALE ").map(({ label }) => label);
  assert.deepEqual(labels, [
    "Société Générale", "Société Générale SA", "New Société Générale",
  ]);
});

test("the search takes every word, in the name or the kind", () => {
  const parties = [makeParty("Seitu"), makeParty("Seitu Trading")];
  assert.deepEqual(findParties(parties, "trading seitu").map(({ id }) => id), ["Seitu Trading"]);
  assert.equal(findParties(parties, "seitu company").length, 2);
  assert.deepEqual(findParties(parties, "  "), []);
});

test("a faint colour is nearer to the paper", () => {
  assert.equal(faintColour("#000000", "#ffffff"), "rgb(204,204,204)");
  assert.equal(faintColour("#ff0000", "#000000"), "rgb(51,0,0)");
});
