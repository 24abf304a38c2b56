// Vertical layout of drawings that are too wide to read in their column.
/** @import { GraphDrawing, Turn } from "../types/drawings" */
import { buildEdges } from "../marks/edges.js";
import { forgetPlaces } from "../marks/labels.js";
import { partyPlace } from "../marks/places.js";
import { drawingBounds, fittingScale, showAll } from "./viewport.js";

const EASY = 0.8; // scale from which names are easy to read
const GAIN = 1.2; // factor by which turning must enlarge the drawing
const TALL = 760; // maximum height of a turned drawing in px

// Distances between turned parties, and whether their names are beside, above or below them. In
// lanes, arrows come from below.
/** @type {Turn} */
const LINE = { right: 1.9, down: 0.62, beside: true };
/** @type {Turn} */
const LANES = { right: 1.45, down: 0.8, above: true };
/** @type {Turn} */
const TREE = { right: 1.55, down: 0.36 };

/** @typedef {Pick<GraphDrawing, "data" | "parties" | "host" | "font">} Unturned */

/**
 * @param {Unturned} drawing
 * @param {Turn | undefined} turned
 */
function turnedBounds(drawing, turned) {
  const { data, parties, font } = drawing;
  return drawingBounds({ data, parties, font, turned }, (id) => {
    const party = parties.get(id);
    return party && partyPlace(party, { turned });
  });
}

/**
 * @param {Unturned} drawing
 * @param {Turn | undefined} turned
 * @param {number} height
 */
const turnedScale = (drawing, turned, height) =>
  fittingScale(turnedBounds(drawing, turned), drawing.host.clientWidth, height);

/**
 * Return how to turn the drawing so that its names are readable, or undefined to leave it.
 *
 * @param {Unturned} drawing
 * @param {number} height
 */
export function chooseTurn(drawing, height) {
  const scale = turnedScale(drawing, undefined, height);
  if (scale >= EASY) return undefined;
  const turns = drawing.data.beside ? [TREE] : [LINE, LANES];
  const [best] = turns.toSorted(
    (a, b) => turnedScale(drawing, b, TALL) - turnedScale(drawing, a, TALL),
  );
  return turnedScale(drawing, best, TALL) > scale * GAIN ? best : undefined;
}

/**
 * @param {Unturned} drawing
 * @param {Turn} turned
 */
function turnedHeight(drawing, turned) {
  const b = turnedBounds(drawing, turned);
  return Math.min(TALL, (b.y1 - b.y0) * fittingScale(b, drawing.host.clientWidth, TALL));
}

/**
 * Turn the drawing if that makes its names readable, and show all of it.
 *
 * @param {GraphDrawing} drawing
 */
export function settleDrawing(drawing) {
  const { bar, data, host, legend, root } = drawing;
  if (!host.clientWidth || !data.nodes.length) return;
  const around = bar.offsetHeight + legend.offsetHeight;
  const before = drawing.turned;
  const turned = chooseTurn(drawing, data.height - around);
  drawing.turned = turned;
  root.style.height = `${turned ? turnedHeight(drawing, turned) + around : data.height}px`;
  if (turned !== before) {
    drawing.nodes.update(data.nodes.map((n) => ({ id: n.id, ...partyPlace(n, drawing) })));
    drawing.edges.update(buildEdges(drawing));
    forgetPlaces(drawing);
  }
  if (drawing.net) showAll(drawing);
}
