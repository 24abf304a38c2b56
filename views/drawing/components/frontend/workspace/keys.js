// Keys of the canvas: arrows move between parties, letters act on the selection.
/** @import { WorkDrawing } from "../types/drawings" */
/** @import { PartyPoint } from "../types/sheets" */
import { announceParty } from "../graph/controls.js";
import { showAll, zoomBy } from "../graph/viewport.js";
import { toggleFullScreen } from "./fullscreen.js";
import { expandParty } from "./menu.js";
import { selectItems, toggleParty } from "./selection.js";

/** @typedef {[number, number]} Direction */

/** @type {Record<string, Direction>} */
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * Return the id of the nearest party in a direction, or of the first one if none has the cursor.
 *
 * @param {Map<string, PartyPoint>} parties
 * @param {string | undefined} cursor
 * @param {Direction} direction
 */
export function nearestParty(parties, cursor, [dx, dy]) {
  const here = cursor === undefined ? undefined : parties.get(cursor);
  if (!here) return [...parties.keys()][0];
  let best = here.id;
  let least = Infinity;
  for (const n of parties.values()) {
    const along = (n.x - here.x) * dx + (n.y - here.y) * dy;
    const aside = Math.abs((n.x - here.x) * dy) + Math.abs((n.y - here.y) * dx);
    const far = along + 2 * aside;
    if (along > 4 && aside <= along * 2.5 && far < least) [best, least] = [n.id, far];
  }
  return best;
}

/**
 * Centre a party if it is out of view.
 *
 * @param {WorkDrawing} drawing
 * @param {string} id
 */
export function revealParty({ host, net }, id) {
  const p = net.canvasToDOM(net.getPosition(id));
  const { clientWidth: w, clientHeight: h } = host;
  if (p.x > 30 && p.y > 30 && p.x < w - 30 && p.y < h - 60) return;
  net.moveTo({ position: net.getPosition(id), animation: false });
}

/**
 * @param {WorkDrawing} drawing
 * @param {Direction} direction
 */
function moveCursor(drawing, direction) {
  const next = nearestParty(drawing.parties, drawing.cursor, direction);
  drawing.cursor = next;
  if (next === undefined) return;
  revealParty(drawing, next);
  drawing.net.redraw();
  announceParty(drawing, next);
}

/**
 * Return the parties of an action: the selected ones, else the one under the arrow keys.
 *
 * @param {Pick<WorkDrawing, "chosen" | "cursor">} drawing
 */
export function actionParties({ chosen, cursor }) {
  if (chosen.size) return [...chosen];
  return cursor === undefined ? [] : [cursor];
}

/**
 * Send an action on those parties, if there are any.
 *
 * @param {WorkDrawing} drawing
 * @param {string} act
 */
export function sendForParties(drawing, act) {
  const ids = actionParties(drawing);
  if (ids.length) drawing.act(act, { ids });
}

/**
 * @param {WorkDrawing} drawing
 * @param {(drawing: WorkDrawing, id: string) => void} act
 */
function actAtCursor(drawing, act) {
  if (drawing.cursor !== undefined) act(drawing, drawing.cursor);
}

/** @param {WorkDrawing} drawing */
function expandAtCursor(drawing) {
  const id = drawing.cursor ?? actionParties(drawing)[0];
  if (id !== undefined) expandParty(drawing, id);
}

/** @type {Record<string, (drawing: WorkDrawing) => void>} */
const KEYS = {
  e: expandAtCursor,
  h: (drawing) => sendForParties(drawing, "hide"),
  p: (drawing) => sendForParties(drawing, "pin"),
  b: (drawing) => drawing.act("back"),
  Delete: (drawing) => sendForParties(drawing, "remove"),
  Enter: (drawing) => actAtCursor(drawing, (_, id) => selectItems(drawing, [id])),
  " ": (drawing) => actAtCursor(drawing, toggleParty),
  Escape: (drawing) => selectItems(drawing, []),
  "/": (drawing) => drawing.searchField.focus(),
  "+": (drawing) => zoomBy(drawing, 1.25),
  "=": (drawing) => zoomBy(drawing, 1.25),
  "-": (drawing) => zoomBy(drawing, 0.8),
  0: (drawing) => showAll(drawing),
  f: (drawing) => toggleFullScreen(drawing),
};

/**
 * @param {WorkDrawing} drawing
 * @param {Pick<KeyboardEvent, "key" | "shiftKey">} event
 */
function findControlAction(drawing, { key, shiftKey }) {
  /** @type {Record<string, () => void>} */
  const actions = {
    z: () => drawing.act(shiftKey ? "redo" : "undo"),
    y: () => drawing.act("redo"),
    a: () => selectItems(drawing, [...drawing.parties.keys()]),
  };
  return actions[key.toLowerCase()];
}

/**
 * Return the effect of a key while the canvas has the focus.
 *
 * @param {WorkDrawing} drawing
 * @param {KeyboardEvent} event
 * @returns {(() => void) | undefined}
 */
export function findKeyAction(drawing, event) {
  const { altKey, ctrlKey, key, metaKey, target } = event;
  if (drawing.menu?.contains(/** @type {Node} */ (target))) return undefined; // it has its own keys
  if (ctrlKey || metaKey) return findControlAction(drawing, event);
  if (altKey) return undefined;
  if (ARROWS[key]) return () => moveCursor(drawing, ARROWS[key]);
  const action = KEYS[key.length === 1 ? key.toLowerCase() : key];
  return action && (() => action(drawing));
}

const TYPING = "input,textarea,select,[contenteditable=true]";

/**
 * Undo and redo from anywhere on the page, except in text fields.
 *
 * @param {WorkDrawing} drawing
 */
export function listenForUndo(drawing) {
  const handle = (/** @type {KeyboardEvent} */ event) => {
    const isUndo = event.key?.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
    const [target] = event.composedPath();
    const isTyping = target instanceof Element && target.matches(TYPING);
    if (!isUndo || event.defaultPrevented || !drawing.root.isConnected || isTyping) return;
    event.preventDefault();
    drawing.act(event.shiftKey ? "redo" : "undo");
  };
  document.addEventListener("keydown", handle);
  return () => document.removeEventListener("keydown", handle);
}
