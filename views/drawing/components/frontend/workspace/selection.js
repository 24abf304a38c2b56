// Selection of parties: by click, Shift and click, box, keyboard or search.
/** @import { Point, WorkDrawing } from "../types/drawings" */
import { spokenText } from "../marks/names.js";
import { makeElement } from "../shared/elements.js";
import { findLit } from "./lighting.js";

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Corners */

/** @param {WorkDrawing} drawing */
function lightSelection(drawing) {
  const { chosen, chosenTie, data, parties, ties } = drawing;
  const here = new Set([...chosen].filter((id) => parties.has(id)));
  // The page finds the path for its own selection; it is another one until it has answered.
  const isKnown = data.picked.length === here.size && data.picked.every((id) => here.has(id));
  const path = isKnown ? data.lit : [];
  drawing.lit = findLit({ chosen: here, chosenTie, path }, ties, data.folds);
  drawing.dim?.();
}

/**
 * Show the selection on the canvas.
 *
 * @param {WorkDrawing} drawing
 */
export function markSelection(drawing) {
  const { chosen, chosenTie, edges, net, parties } = drawing;
  lightSelection(drawing);
  net.unselectAll();
  const here = [...chosen].filter((id) => parties.has(id));
  if (here.length) net.selectNodes(here, false);
  else if (chosenTie && edges.get(chosenTie)) net.selectEdges([chosenTie]);
}

/** @param {WorkDrawing} drawing */
function reportSelection(drawing) {
  const { chosen, data, live, parties } = drawing;
  const [first] = chosen;
  if (chosen.size === 1) live.textContent = spokenText(parties.get(first));
  else if (chosen.size) live.textContent = data.words.chosen.replace("{n}", String(chosen.size));
  drawing.pick({ ids: [...chosen], tie: drawing.chosenTie ?? null });
  drawing.updateButtons?.();
}

/**
 * Select only these parties, or this tie.
 *
 * @param {WorkDrawing} drawing
 * @param {string[]} ids
 * @param {string} [tie]
 */
export function selectItems(drawing, ids, tie = undefined) {
  drawing.chosen = new Set(ids);
  drawing.chosenTie = tie;
  if (ids.length) drawing.cursor = ids.at(-1);
  markSelection(drawing);
  reportSelection(drawing);
}

/**
 * Add a party to the selection, or remove it.
 *
 * @param {WorkDrawing} drawing
 * @param {string} id
 */
export function toggleParty(drawing, id) {
  const rest = [...drawing.chosen].filter((other) => other !== id);
  selectItems(drawing, rest.length < drawing.chosen.size ? rest : [...rest, id]);
}

/**
 * Replace the selection by that of the page.
 *
 * @param {WorkDrawing} drawing
 */
export function takeSelection(drawing) {
  const { cursor, data, net, parties } = drawing;
  drawing.chosen = new Set(data.picked.filter((id) => parties.has(id)));
  drawing.chosenTie = data.tie ?? undefined;
  if (cursor !== undefined && !parties.has(cursor)) drawing.cursor = undefined;
  if (net) markSelection(drawing);
  drawing.updateButtons?.();
}

/**
 * @param {WorkDrawing} drawing
 * @param {Corners} corners
 */
function partiesInside({ net }, corners) {
  const a = net.DOMtoCanvas({ x: corners.left, y: corners.top });
  const b = net.DOMtoCanvas({ x: corners.right, y: corners.bottom });
  return Object.entries(net.getPositions())
    .filter(([, p]) => p.x > a.x && p.x < b.x && p.y > a.y && p.y < b.y)
    .map(([id]) => id);
}

/**
 * @param {Point} a
 * @param {Point} b
 * @returns {Corners}
 */
const cornersOf = (a, b) => ({
  left: Math.min(a.x, b.x), right: Math.max(a.x, b.x),
  top: Math.min(a.y, b.y), bottom: Math.max(a.y, b.y),
});

/**
 * Select the parties in a box, drawn with Shift and drag, or with the button and drag.
 *
 * @param {WorkDrawing} drawing
 */
export function listenForBoxes(drawing) {
  const { canvas, host } = drawing;
  const box = makeElement("div", "box");
  /** @type {Point | undefined} */
  let from;
  const spotOf = (/** @type {PointerEvent} */ event) => {
    const rect = host.getBoundingClientRect();
    return { x: event.clientX - rect.left, y: event.clientY - rect.top };
  };
  host.addEventListener("pointerdown", (event) => {
    if (event.button || !(event.shiftKey || drawing.boxing)) return;
    const spot = spotOf(event);
    if (!drawing.boxing && drawing.net.getNodeAt(spot) !== undefined) return;
    event.stopPropagation();
    from = spot;
    canvas.append(box);
    host.setPointerCapture(event.pointerId);
  }, true);
  host.addEventListener("pointermove", (event) => {
    if (!from) return;
    event.stopPropagation();
    const c = cornersOf(from, spotOf(event));
    box.style.cssText =
      `left:${c.left}px;top:${c.top}px;width:${c.right - c.left}px;height:${c.bottom - c.top}px`;
  }, true);
  host.addEventListener("pointerup", (event) => {
    if (!from) return;
    event.stopPropagation();
    const found = partiesInside(drawing, cornersOf(from, spotOf(event)));
    from = undefined;
    box.remove();
    box.style.cssText = "";
    drawing.setBoxing(false);
    selectItems(drawing, [...new Set([...drawing.chosen, ...found])]);
  }, true);
}
