// The graph on a canvas. Positions come from Python, and a click never moves anything.
/** @import { ChainDrawing, Instances, Pointed, Run } from "./types/drawings" */
/** @import { GraphSheet } from "./types/sheets" */
import { announceParty, handleKeys } from "./graph/controls.js";
import { replaceItems, startDrawing } from "./graph/drawing.js";
import { buildFrame, updateFrame } from "./graph/frame.js";
import { findDrawing, releaseDrawing } from "./graph/lifecycle.js";
import { settleDrawing } from "./graph/turning.js";
import { showAll, zoomBy } from "./graph/viewport.js";
import { edgeTie } from "./marks/edges.js";
import { DataSet } from "./vendor/vis-network.min.mjs";

/** @type {Instances<ChainDrawing>} */
const instances = new WeakMap();

/**
 * @param {ChainDrawing} drawing
 * @param {number} by
 */
function stepBy(drawing, by) {
  const order = [...drawing.parties.keys()];
  if (!order.length) return;
  const at = drawing.at === undefined ? -1 : order.indexOf(drawing.at);
  const next = order[(at + by + order.length) % order.length];
  drawing.at = next;
  drawing.net.selectNodes([next], false);
  announceParty(drawing, next);
}

/**
 * @param {ChainDrawing} drawing
 * @returns {Record<string, () => void>}
 */
const keyActions = (drawing) => ({
  ArrowRight: () => stepBy(drawing, 1),
  ArrowLeft: () => stepBy(drawing, -1),
  Enter: () => { if (drawing.at) drawing.pick({ kind: "entity", id: drawing.at }); },
  "+": () => zoomBy(drawing, 1.25),
  "=": () => zoomBy(drawing, 1.25),
  "-": () => zoomBy(drawing, 0.8),
  0: () => showAll(drawing),
});

/**
 * @param {ChainDrawing} drawing
 * @param {Pointed} pointed
 */
function pickClicked(drawing, { nodes, edges }) {
  if (nodes[0]) {
    announceParty(drawing, nodes[0]);
    drawing.pick({ kind: "entity", id: nodes[0] });
  } else if (edges[0]) {
    drawing.pick({ kind: "tie", id: edgeTie(edges[0]) });
  }
}

/** @param {ChainDrawing} drawing */
function markPick(drawing) {
  const { data, edges, net, parties } = drawing;
  const { pick } = data;
  net.unselectAll();
  drawing.at = pick?.kind === "entity" && parties.has(pick.id) ? pick.id : undefined;
  if (drawing.at !== undefined) net.selectNodes([drawing.at], false);
  else if (pick?.kind === "tie" && edges.get(pick.id)) net.selectEdges([pick.id]);
}

/** @param {ChainDrawing} drawing */
function updateDrawing(drawing) {
  replaceItems(drawing);
  updateFrame(drawing);
  const shape = JSON.stringify(drawing.data.nodes.map((n) => [n.id, n.x, n.y]));
  const isNew = !drawing.net;
  if (isNew) {
    settleDrawing(drawing);
    startDrawing(drawing, {}, settleDrawing);
    drawing.net.on("click", (event) => pickClicked(drawing, event));
  } else if (shape !== drawing.shape) settleDrawing(drawing); // after a click it is the same
  drawing.shape = shape;
  markPick(drawing);
}

/**
 * @param {HTMLElement | ShadowRoot} parentElement
 * @returns {ChainDrawing}
 */
function mountDrawing(parentElement) {
  const parts = { ...buildFrame(parentElement), nodes: new DataSet(), edges: new DataSet() };
  const drawing = /** @type {ChainDrawing} */ (parts); // each run sets the rest
  const actions = keyActions(drawing);
  handleKeys(drawing, (event) => actions[event.key]);
  instances.set(parentElement, drawing);
  return drawing;
}

/**
 * Draw the parties and ties of this run.
 *
 * @param {Run<GraphSheet>} run
 */
export default function ({ data: { sheet: [data] }, parentElement, setStateValue }) {
  const drawing = findDrawing(parentElement, instances) ?? mountDrawing(parentElement);
  drawing.data = data;
  drawing.pick = (value) => setStateValue("pick", value);
  updateDrawing(drawing);
  return () => releaseDrawing(drawing, parentElement, instances);
}
