// Pointer actions in the working graph and its overview: click, double click and drag.
/** @import { Pointed, Run, WorkDrawing } from "../types/drawings" */
/** @import { WorkSheet } from "../types/sheets" */
import { edgeTie } from "../marks/edges.js";
import { expandParty } from "./menu.js";
import { markSelection, selectItems, toggleParty } from "./selection.js";

/**
 * Select the clicked party or tie.
 *
 * @param {WorkDrawing} drawing
 * @param {Pointed} pointed
 */
export function selectClicked(drawing, { nodes, edges, event }) {
  const source = event?.srcEvent;
  const adds = source?.shiftKey || source?.ctrlKey || source?.metaKey;
  if (nodes[0] && adds) toggleParty(drawing, nodes[0]);
  else if (nodes[0]) selectItems(drawing, [nodes[0]]);
  else if (edges[0]) selectItems(drawing, [], edgeTie(edges[0]));
  else selectItems(drawing, []);
}

/**
 * Expand the double-clicked party.
 *
 * @param {WorkDrawing} drawing
 * @param {Pick<Pointed, "nodes">} pointed
 */
export function expandClicked(drawing, { nodes }) {
  if (nodes[0]) expandParty(drawing, nodes[0]);
}

/**
 * Send the new places of dragged parties.
 *
 * @param {WorkDrawing} drawing
 * @param {Pick<Pointed, "nodes">} pointed
 */
export function sendPlaces(drawing, { nodes }) {
  if (!nodes.length) return;
  /** @type {Record<string, [number, number]>} */
  const spots = {};
  for (const [id, p] of Object.entries(drawing.net.getPositions(nodes))) {
    const [x, y] = [Math.round(p.x), Math.round(p.y)];
    spots[id] = [x, y];
    const party = drawing.parties.get(id);
    if (party) Object.assign(party, { x, y });
  }
  markSelection(drawing);
  drawing.act("move", { spots });
}

/**
 * Set the functions that send messages to Python; they are new in each run.
 *
 * @param {WorkDrawing} drawing
 * @param {Pick<Run<WorkSheet>, "setStateValue" | "setTriggerValue">} run
 */
export function connectPython(drawing, { setStateValue, setTriggerValue }) {
  drawing.pick = (value) => setStateValue("pick", value);
  drawing.act = (name, more = {}) => setTriggerValue("act", { act: name, ...more });
}
