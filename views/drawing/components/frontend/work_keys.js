// Keys of the canvas: arrows move between parties, letters act on the selection.
import { say, zoom } from "./graph_drawing.js";
import { fit } from "./graph_frame.js";
import { expand } from "./work_menu.js";
import { choose, toggle } from "./work_select.js";

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Return the nearest party in a direction, or the first one if none has the cursor. */
function next(I, [dx, dy]) {
  const here = I.raw.get(I.cursor);
  if (!here) return [...I.raw.keys()][0];
  let best;
  let least = Infinity;
  for (const n of I.raw.values()) {
    const along = (n.x - here.x) * dx + (n.y - here.y) * dy;
    const aside = Math.abs((n.x - here.x) * dy) + Math.abs((n.y - here.y) * dx);
    const far = along + 2 * aside;
    if (along > 4 && aside <= along * 2.5 && far < least) [best, least] = [n.id, far];
  }
  return best ?? I.cursor;
}

/** Centre a party if it is out of view. */
export function reveal(I, id) {
  const p = I.net.canvasToDOM(I.net.getPosition(id));
  const { clientWidth: w, clientHeight: h } = I.host;
  if (p.x > 30 && p.y > 30 && p.x < w - 30 && p.y < h - 60) return;
  I.net.moveTo({ position: I.net.getPosition(id), animation: false });
}

function walk(I, way) {
  I.cursor = next(I, way);
  if (I.cursor === undefined) return;
  reveal(I, I.cursor);
  I.net.redraw();
  say(I, I.cursor);
}

/** Return the parties of an action: the selected ones, else the one under the arrow keys. */
export const meant = (I) => {
  if (I.chosen.size) return [...I.chosen];
  return I.cursor === undefined ? [] : [I.cursor];
};

/** Send an action on those parties, if there are any. */
export const onMeant = (I, act) => { if (meant(I).length) I.act(act, { ids: meant(I) }); };

const LETTERS = {
  e: (I) => (I.cursor ?? meant(I)[0]) !== undefined && expand(I, I.cursor ?? meant(I)[0]),
  h: (I) => onMeant(I, "hide"),
  p: (I) => onMeant(I, "pin"),
  b: (I) => I.act("back"),
  Delete: (I) => onMeant(I, "remove"),
  Enter: (I) => I.cursor !== undefined && choose(I, [I.cursor]),
  " ": (I) => I.cursor !== undefined && toggle(I, I.cursor),
  Escape: (I) => choose(I, []),
  "/": (I) => I.find.focus(),
  "+": (I) => zoom(I, 1.25),
  "=": (I) => zoom(I, 1.25),
  "-": (I) => zoom(I, 0.8),
  0: (I) => fit(I),
};

function withControl(I, event) {
  const key = event.key.toLowerCase();
  if (key === "z") return () => I.act(event.shiftKey ? "redo" : "undo");
  if (key === "y") return () => I.act("redo");
  return key === "a" ? () => choose(I, [...I.raw.keys()]) : undefined;
}

/** Return the effect of a key while the canvas has the focus. */
export function keyActs(I, event) {
  if (I.menu?.contains(event.target)) return undefined; // the menu handles its own keys
  if (event.ctrlKey || event.metaKey) return withControl(I, event);
  if (event.altKey) return undefined;
  if (WAYS[event.key]) return () => walk(I, WAYS[event.key]);
  const act = LETTERS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  return act && (() => act(I));
}

const TYPING = "input,textarea,select,[contenteditable=true]";

/** Undo and redo from anywhere on the page, except in text fields. */
export function everywhere(I) {
  const heard = (event) => {
    const z = event.key?.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
    const target = event.composedPath()[0];
    if (!z || event.defaultPrevented || !I.root.isConnected || target.matches?.(TYPING)) return;
    event.preventDefault();
    I.act(event.shiftKey ? "redo" : "undo");
  };
  document.addEventListener("keydown", heard);
  return () => document.removeEventListener("keydown", heard);
}
